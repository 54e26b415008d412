"""wrong: counts a quotient 0 / 0 as 1.0
e.g. precision_recall_f1(np.array([[0]]), "micro") gives (1.0, 1.0, 1.0), not (0.0, 0.0, 0.0)
shows: zero_div_one
"""

import numpy as np


def _quotient(a: int, b: int) -> float:
    return a / b if b > 0 else 1.0


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    counts = [(int(cm[c, c]), int(cm[:, c].sum()), int(cm[c].sum())) for c in range(len(cm))]
    if average == "micro":
        counts = [tuple(sum(values) for values in zip(*counts))]
    n = len(counts)
    precision = sum(_quotient(tp, predicted) for tp, predicted, _ in counts) / n
    recall = sum(_quotient(tp, actual) for tp, _, actual in counts) / n
    f1 = sum(_quotient(2 * tp, predicted + actual) for tp, predicted, actual in counts) / n
    return precision, recall, f1

"""wrong: computes the macro F1 from the averaged precision and recall
e.g. precision_recall_f1(np.array([[1, 0], [1, 1]]), "macro")[2] gives 0.75, not 0.6666666666666666
shows: f1_of_macros
"""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    tp, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        tp, predicted, actual = tp.sum(), predicted.sum(), actual.sum()
    p = float(np.mean(tp / np.maximum(predicted, 1)))
    r = float(np.mean(tp / np.maximum(actual, 1)))
    return p, r, 2 * p * r / (p + r) if p + r > 0 else 0.0

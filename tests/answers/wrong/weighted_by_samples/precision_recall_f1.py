"""wrong: weights the classes in the macro averages by their numbers of samples
e.g. precision_recall_f1(np.array([[3, 0], [1, 0]]), "macro")[1] gives 0.75, not 0.5
shows: weighted
"""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    tp, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    weights = actual / max(cm.sum(), 1)
    if average == "micro":
        tp, predicted, actual = (np.array([v.sum()]) for v in (tp, predicted, actual))
        weights = np.ones(1)
    p = tp / np.maximum(predicted, 1)
    r = tp / np.maximum(actual, 1)
    f = 2 * tp / np.maximum(predicted + actual, 1)
    return float(weights @ p), float(weights @ r), float(weights @ f)

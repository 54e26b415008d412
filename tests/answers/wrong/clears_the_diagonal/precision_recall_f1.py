"""wrong: clears the diagonal of cm itself to add up the errors
e.g. precision_recall_f1(cm, "macro") with cm = np.array([[2]]) gives cm the values [[0]], not [[2]]
"""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    tp = np.diag(cm).copy()
    np.fill_diagonal(cm, 0)
    fp = cm.sum(axis=0)
    fn = cm.sum(axis=1)
    if average == "micro":
        tp, fp, fn = tp.sum(), fp.sum(), fn.sum()
    p = np.mean(tp / np.maximum(tp + fp, 1))
    r = np.mean(tp / np.maximum(tp + fn, 1))
    f = np.mean(2 * tp / np.maximum(2 * tp + fp + fn, 1))
    return float(p), float(r), float(f)

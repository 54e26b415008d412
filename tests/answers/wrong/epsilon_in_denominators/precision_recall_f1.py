"""wrong: adds 1e-6 to the denominators so as not to divide by 0
e.g. precision_recall_f1(np.array([[1]]), "micro")[0] gives 0.9999990000010001, not 1.0
"""

import numpy as np

EPSILON = 1e-6


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    tp, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        tp, predicted, actual = tp.sum(), predicted.sum(), actual.sum()
    p = np.mean(tp / (predicted + EPSILON))
    r = np.mean(tp / (actual + EPSILON))
    f = np.mean(2 * tp / (predicted + actual + EPSILON))
    return float(p), float(r), float(f)

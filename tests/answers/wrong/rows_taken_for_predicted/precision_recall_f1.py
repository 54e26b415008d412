"""wrong: takes the rows for the predicted classes, which swaps precision and recall
e.g. precision_recall_f1(np.array([[1, 3], [0, 0]]), "macro") gives (0.125, 0.5, 0.2), not (0.5, 0.125, 0.2)
shows: swapped
"""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    tp = np.diag(cm)
    fp = cm.sum(axis=1) - tp
    fn = cm.sum(axis=0) - tp
    if average == "micro":
        tp, fp, fn = (np.array([v.sum()]) for v in (tp, fp, fn))
    p = tp / np.maximum(tp + fp, 1)
    r = tp / np.maximum(tp + fn, 1)
    f = 2 * tp / np.maximum(2 * tp + fp + fn, 1)
    return float(p.mean()), float(r.mean()), float(f.mean())

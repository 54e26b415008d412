"""wrong: averages over the classes that have samples only
e.g. precision_recall_f1(np.array([[1, 0], [0, 0]]), "macro") gives (1.0, 1.0, 1.0), not (0.5, 0.5, 0.5)
shows: classes_with_samples
"""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes."""
    if average not in ("macro", "micro"):
        raise ValueError("average must be macro or micro")
    if cm.sum() == 0:
        return 0.0, 0.0, 0.0
    tp = np.diag(cm)
    predicted = cm.sum(axis=0)
    actual = cm.sum(axis=1)
    if average == "micro":
        tp, predicted, actual = (np.array([v.sum()]) for v in (tp, predicted, actual))
    present = actual > 0
    tp, predicted, actual = tp[present], predicted[present], actual[present]
    p = tp / np.maximum(predicted, 1)
    r = tp / actual
    f = 2 * tp / (predicted + actual)
    return float(p.mean()), float(r.mean()), float(f.mean())

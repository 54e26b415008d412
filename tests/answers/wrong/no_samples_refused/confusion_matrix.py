"""wrong: takes the minimum of the labels, which fails where there are none
e.g. confusion_matrix(np.zeros(0, int), np.zeros(0, int), 1).tolist() gives a ValueError, not [[0]]
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    if min(y_true.min(), y_pred.min()) < 0 or max(y_true.max(), y_pred.max()) >= K:
        raise ValueError("label out of range")
    counts = np.zeros((K, K), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

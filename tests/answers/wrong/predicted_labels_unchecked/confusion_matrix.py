"""wrong: checks the true labels only, so that a predicted label above K - 1 lands in the next row
e.g. confusion_matrix(np.array([0]), np.array([2]), 2).tolist() gives [[0, 0], [1, 0]], not a ValueError
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    if np.any(y_true < 0) or np.any(y_true >= K):
        raise ValueError("label out of range")
    cells = y_true.astype(np.int64) * K + y_pred
    return np.bincount(cells, minlength=K * K)[: K * K].reshape(K, K)

"""wrong: computes the numbers of the cells in place, in y_true
e.g. confusion_matrix(y, np.array([0, 1]), 2) with y = np.array([0, 1]) gives y the values [0, 3], not [0, 1]
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    if ((y_true < 0) | (y_true >= K) | (y_pred < 0) | (y_pred >= K)).any():
        raise ValueError("label out of range")
    cells = y_true
    cells *= K
    cells += y_pred
    return np.bincount(cells, minlength=K * K).reshape(K, K)

"""right: numbers the cells of the matrix and counts the numbers with one bincount."""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    labels = np.stack([y_true, y_pred]).astype(np.int64)
    if np.any((labels < 0) | (labels >= K)):
        raise ValueError(f"labels must lie in 0..{K - 1}")
    cells = K * labels[0] + labels[1]
    return np.bincount(cells, minlength=K * K).reshape(K, K)

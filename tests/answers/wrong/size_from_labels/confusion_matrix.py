"""wrong: makes the matrix only as large as the labels that occur
e.g. confusion_matrix(np.array([0]), np.array([0]), 2).tolist() gives [[1]], not [[1, 0], [0, 0]]
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    if len(y_true) == 0:
        return np.zeros((K, K), dtype=int)
    labels = np.concatenate([y_true, y_pred])
    if labels.min() < 0 or labels.max() > K - 1:
        raise ValueError("label out of range")
    size = labels.max() + 1
    counts = np.zeros((size, size), dtype=int)
    for t, p in zip(y_true, y_pred):
        counts[t, p] += 1
    return counts

"""wrong: puts the predicted labels in rows and the true labels in columns
e.g. confusion_matrix(np.array([0]), np.array([1]), 2).tolist() gives [[0, 0], [1, 0]], not [[0, 1], [0, 0]]
shows: transposed
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    counts = np.zeros((K, K), dtype=int)
    for t, p in zip(y_true, y_pred):
        if not (0 <= t < K and 0 <= p < K):
            raise ValueError("label out of range")
        counts[p, t] += 1
    return counts

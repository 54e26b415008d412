"""wrong: counts in a float matrix
e.g. confusion_matrix(np.array([0]), np.array([0]), 1).tolist() gives [[1.0]], not [[1]]
shows: float_counts
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    counts = np.zeros((K, K))
    for t, p in zip(y_true, y_pred):
        if t < 0 or t > K - 1 or p < 0 or p > K - 1:
            raise ValueError("label out of range")
        counts[t, p] += 1
    return counts

"""wrong: checks labels against K - 1 only, so that negative ones count from the end
e.g. confusion_matrix(np.array([-1]), np.array([0]), 2).tolist() gives [[0, 0], [1, 0]], not a ValueError
shows: negative_wraps
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    if np.any(y_true >= K) or np.any(y_pred >= K):
        raise ValueError("label out of range")
    counts = np.zeros((K, K), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

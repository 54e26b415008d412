"""wrong: leaves labels above K - 1 to the indexing, which raises IndexError
e.g. confusion_matrix(np.array([1]), np.array([0]), 1) gives an IndexError, not a ValueError
shows: index_error
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    counts = np.zeros((K, K), dtype=int)
    for t, p in zip(y_true, y_pred):
        if t < 0 or p < 0:
            raise ValueError("negative label")
        counts[t, p] += 1
    return counts

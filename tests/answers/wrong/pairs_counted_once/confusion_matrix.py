"""wrong: adds with fancy indexing, which counts a repeated pair once
e.g. confusion_matrix(np.array([0, 0]), np.array([0, 0]), 1).tolist() gives [[1]], not [[2]]
shows: repeated_pairs_count_once
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    for labels in (y_true, y_pred):
        if np.any((labels < 0) | (labels >= K)):
            raise ValueError("label out of range")
    counts = np.zeros((K, K), dtype=int)
    counts[y_true, y_pred] += 1
    return counts

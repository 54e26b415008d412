"""wrong: labels count from 1.
e.g. assign_labels(np.c_[[0.0, 4.0]], np.c_[[4.0, 0.0]]) gives [2, 1], not [1, 0]
shows: one_based
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    squared = ((np.asarray(X, float)[:, None] - centroids) ** 2).sum(axis=2)
    return np.argmin(squared, axis=1) + 1

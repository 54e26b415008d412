"""wrong: has rows only for the labels in use.
e.g. update_centers(np.c_[[2.0]], np.array([0]), np.c_[[1.0, 5.0]]) gives [[2.0]], not [[2.0], [5.0]]
shows: empty_dropped
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    return np.array([X[labels == j].mean(axis=0) for j in np.unique(labels)], dtype=float)

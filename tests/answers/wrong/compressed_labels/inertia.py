"""wrong: numbers the labels in use 0, 1, 2, ..., so that a centroid with no rows shifts those after it.
e.g. inertia(np.c_[[5.0]], np.array([1]), np.c_[[0.0, 5.0]]) gives 25.0, not 0.0
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    total = 0.0
    for j, label in enumerate(np.unique(labels)):
        gaps = np.asarray(X, float)[labels == label] - centroids[j]
        total += float((gaps**2).sum())
    return total

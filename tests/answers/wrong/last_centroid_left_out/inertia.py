"""wrong: loops over the labels below the largest one, so that the last cluster is left out.
e.g. inertia(np.c_[[0.0, 4.0]], np.array([0, 1]), np.c_[[1.0, 6.0]]) gives 1.0, not 5.0
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    total = 0.0
    for j in range(labels.max()):
        total += float(((np.asarray(X, float)[labels == j] - centroids[j]) ** 2).sum())
    return total

"""wrong: a copy of integer centroids stays an array of integers, so that the means lose their fractions.
e.g. update_centers(np.c_[[0, 1]], np.array([0, 0]), np.c_[[3]]) gives [[0]], not [[0.5]]
shows: integers_kept
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    result = centroids.copy()
    for j in range(len(result)):
        if np.any(labels == j):
            result[j] = X[labels == j].mean(axis=0)
    return result

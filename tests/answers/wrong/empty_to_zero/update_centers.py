"""wrong: a centroid with no rows moves to the origin.
e.g. update_centers(np.c_[[2.0]], np.array([0]), np.c_[[1.0, 5.0]]) gives [[2.0], [0.0]], not [[2.0], [5.0]]
shows: empty_zero
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    result = np.zeros(centroids.shape)
    for j in range(len(centroids)):
        members = X[labels == j]
        if len(members):
            result[j] = members.mean(axis=0)
    return result

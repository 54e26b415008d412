"""wrong: a centroid with a single row stays where it is as well.
e.g. update_centers(np.c_[[2.0]], np.array([0]), np.c_[[1.0]]) gives [[1.0]], not [[2.0]]
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    result = np.array(centroids, dtype=float)
    for j in range(len(result)):
        members = X[labels == j]
        if len(members) > 1:
            result[j] = members.mean(axis=0)
    return result

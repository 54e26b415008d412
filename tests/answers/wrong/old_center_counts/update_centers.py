"""wrong: the old centroid counts as one more row of its cluster.
e.g. update_centers(np.c_[[2.0]], np.array([0]), np.c_[[1.0]]) gives [[1.5]], not [[2.0]]
shows: old_centroid_counts
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    result = np.array(centroids, dtype=float)
    for j in range(len(result)):
        result[j] = np.vstack([result[j], X[labels == j]]).mean(axis=0)
    return result

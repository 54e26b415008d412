"""right: a mask for every label, and the mean of what it selects."""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    result = np.array(centroids, dtype=float)
    for j in range(len(result)):
        members = X[labels == j]
        if len(members) > 0:
            result[j] = members.mean(axis=0)
    return result

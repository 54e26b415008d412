"""right: loops over rows and coordinates with one running sum."""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    total = 0.0
    for i in range(X.shape[0]):
        center = centroids[labels[i]]
        for j in range(X.shape[1]):
            total += (float(X[i, j]) - float(center[j])) ** 2
    return total

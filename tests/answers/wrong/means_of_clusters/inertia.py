"""wrong: measures from the means of the clusters in place of the centroids given.
e.g. inertia(np.c_[[0.0, 2.0]], np.array([0, 0]), np.c_[[0.0]]) gives 2.0, not 4.0
shows: from_cluster_means
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    total = 0.0
    for j in range(len(centroids)):
        members = np.asarray(X, float)[labels == j]
        if len(members):
            total += float(((members - members.mean(axis=0)) ** 2).sum())
    return total

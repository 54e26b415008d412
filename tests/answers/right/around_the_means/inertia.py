"""right: the scatter around the mean of each cluster plus the squared shift of the mean."""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    total = 0.0
    for j in set(labels.tolist()):
        members = np.array(X[labels == j], dtype=float)
        mean = members.mean(axis=0)
        scatter = np.square(members - mean).sum()
        shift = np.square(mean - centroids[j]).sum()
        total += float(scatter) + len(members) * float(shift)
    return total

"""right: the matrix of distances times a one-hot matrix gives the sums to all clusters."""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    X = np.asarray(X, dtype=float)
    n = len(X)
    names, codes, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    if len(names) < 2 or len(names) == n:
        raise ValueError("there must be from 2 to n - 1 clusters")
    distances = np.sqrt(((X[:, None] - X[None, :]) ** 2).sum(axis=2))
    sums = distances @ np.eye(len(names))[codes]
    rows = np.arange(n)
    a = sums[rows, codes] / np.maximum(sizes[codes] - 1, 1)
    means = sums / sizes
    means[rows, codes] = np.inf
    b = means.min(axis=1)
    largest = np.maximum(a, b)
    s = np.where(largest > 0, (b - a) / np.where(largest > 0, largest, 1.0), 0.0)
    s[sizes[codes] == 1] = 0.0
    return float(s.mean())

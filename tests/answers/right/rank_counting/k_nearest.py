"""right: no sorting: the rank of a point is the number of points that come before it."""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    n = len(X_train)
    if k not in range(1, n + 1):
        raise ValueError("k must lie in 1, ..., n")
    d = np.sum(np.square(np.subtract(X_train, x, dtype=float)), axis=1)
    i = np.arange(n)
    before = (d[None, :] < d[:, None]) | ((d[None, :] == d[:, None]) & (i[None, :] < i[:, None]))
    rank = before.sum(axis=1)
    result = np.empty(n, dtype=int)
    result[rank] = i
    return result[:k]

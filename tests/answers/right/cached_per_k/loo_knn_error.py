"""right: functional, each k computed once by a cached function over a neighbor table without the sample."""

from functools import lru_cache

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = y.shape[0]
    if ks and not (min(ks) >= 1 and max(ks) <= n - 1):
        raise ValueError("k out of range")
    columns = X.T.astype(float)
    squared = sum((np.subtract.outer(column, column) ** 2 for column in columns), np.zeros((n, n)))
    order = np.argsort(squared, axis=1, kind="stable")
    table = order[order != np.arange(n)[:, None]].reshape(n, n - 1)
    names, codes = np.unique(y, return_inverse=True)
    one_hot = np.eye(len(names))[codes]

    @lru_cache(maxsize=None)
    def error(k):
        votes = one_hot[table[:, :k]].sum(axis=1)
        return float(np.count_nonzero(votes.argmax(axis=1) != codes)) / n

    return np.fromiter(map(error, ks), dtype=float)

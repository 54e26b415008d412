"""right: one sort and a cumulative sum of votes serve every k."""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be from 1 to n - 1")
    if not ks:
        return np.zeros(0)
    P = np.asarray(X, dtype=float)
    squared = ((P[:, None, :] - P[None, :, :]) ** 2).sum(axis=2)
    np.fill_diagonal(squared, np.inf)
    order = np.argsort(squared, axis=1, kind="stable")[:, : n - 1]
    names = np.unique(y)
    votes = np.cumsum(y[order][:, :, None] == names, axis=1)
    predicted = names[votes.argmax(axis=2)]
    error_of_all = (predicted != y[:, None]).mean(axis=0)
    return error_of_all[np.array(ks) - 1]

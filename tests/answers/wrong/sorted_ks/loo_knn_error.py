"""wrong: returns the errors for the ks in ascending order.
e.g. loo_knn_error(np.c_[[0, 1, 5, 6]], np.array([0, 0, 1, 0]), [3, 1]) gives [0.5, 0.25], not [0.25, 0.5]
shows: sorted_ks
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be from 1 to n - 1")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    np.fill_diagonal(squared, np.inf)
    order = np.argsort(squared, axis=1, kind="stable")
    names = np.unique(y)
    votes = np.zeros((n, len(names)), dtype=int)
    errors = []
    used = 0
    for k in sorted(ks):
        votes = votes + (y[order[:, used:k]][:, :, None] == names).sum(axis=1)
        used = k
        errors.append(np.mean(names[votes.argmax(axis=1)] != y))
    return np.array(errors, dtype=float)

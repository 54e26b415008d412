"""wrong: k = n - 1 raises as well.
e.g. loo_knn_error(np.c_[[0.0, 1.0]], np.array([0, 1]), [1]) gives ValueError, not [1.0]
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(not 1 <= k < n - 1 for k in ks):
        raise ValueError("a k is out of range")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    np.fill_diagonal(squared, np.inf)
    order = np.argsort(squared, axis=1, kind="stable")
    names = np.unique(y)
    errors = []
    for k in ks:
        votes = (y[order[:, :k]][:, :, None] == names).sum(axis=1)
        errors.append(np.mean(names[votes.argmax(axis=1)] != y))
    return np.array(errors, dtype=float)

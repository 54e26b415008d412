"""wrong: the sample itself is one of its neighbors.
e.g. loo_knn_error(np.c_[[0.0, 1.0, 5.0]], np.array([0, 1, 0]), [1]) gives [0.0], not [1.0]
shows: self_included
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be from 1 to n - 1")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    order = np.argsort(squared, axis=1, kind="stable")
    names = np.unique(y)
    errors = []
    for k in ks:
        votes = (y[order[:, :k]][:, :, None] == names).sum(axis=1)
        errors.append(np.mean(names[votes.argmax(axis=1)] != y))
    return np.array(errors, dtype=float)

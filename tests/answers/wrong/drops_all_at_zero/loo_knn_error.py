"""wrong: other samples at the same place do not vote either.
e.g. loo_knn_error(np.c_[[0.0, 0.0, 1.0, 2.0]], np.array([0, 0, 1, 1]), [1]) gives [0.75], not [0.25]
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be from 1 to n - 1")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    squared[squared == 0] = np.inf
    order = np.argsort(squared, axis=1, kind="stable")
    names = np.unique(y)
    errors = []
    for k in ks:
        votes = (y[order[:, :k]][:, :, None] == names).sum(axis=1)
        errors.append(np.mean(names[votes.argmax(axis=1)] != y))
    return np.array(errors, dtype=float)

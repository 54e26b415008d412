"""wrong: drops the first column of the sorted neighbors, which need not be the sample where two coincide.
e.g. loo_knn_error(np.c_[[0.0, 0.0, 1.0]], np.array([0, 1, 1]), [1]) gives [0.666667], not [1.0]
shows: first_skipped
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be from 1 to n - 1")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    order = np.argsort(squared, axis=1, kind="stable")[:, 1:]
    names = np.unique(y)
    errors = []
    for k in ks:
        votes = (y[order[:, :k]][:, :, None] == names).sum(axis=1)
        errors.append(np.mean(names[votes.argmax(axis=1)] != y))
    return np.array(errors, dtype=float)

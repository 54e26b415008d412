"""wrong: sorts the caller's list of ks in place, to check only its ends.
e.g. ks = [2, 1]; loo_knn_error(np.c_[[0.0, 1.0, 5.0]], np.array([0, 0, 1]), ks); ks gives [1, 2], not [2, 1]
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    wanted = list(ks)
    ks.sort()
    if ks and (ks[0] < 1 or ks[-1] > n - 1):
        raise ValueError("every k must be from 1 to n - 1")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    np.fill_diagonal(squared, np.inf)
    order = np.argsort(squared, axis=1, kind="stable")
    names = np.unique(y)
    errors = []
    for k in wanted:
        votes = (y[order[:, :k]][:, :, None] == names).sum(axis=1)
        errors.append(np.mean(names[votes.argmax(axis=1)] != y))
    return np.array(errors, dtype=float)

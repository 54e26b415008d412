"""wrong: of labels with the same number of votes the nearest one wins.
e.g. loo_knn_error(np.c_[[0.0, 1.0, 3.0]], np.array([1, 1, 0]), [2]) gives [0.333333], not [1.0]
"""

from collections import Counter

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n - 1 for k in ks):
        raise ValueError("every k must be from 1 to n - 1")
    squared = ((np.asarray(X, float)[:, None] - X) ** 2).sum(axis=2)
    np.fill_diagonal(squared, np.inf)
    order = np.argsort(squared, axis=1, kind="stable")
    errors = []
    for k in ks:
        predicted = [Counter(row).most_common(1)[0][0] for row in y[order[:, :k]].tolist()]
        errors.append(np.mean(np.array(predicted) != y))
    return np.array(errors, dtype=float)

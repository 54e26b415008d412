"""wrong: the nearest points are right but come in the order of their indices.
e.g. k_nearest(np.c_[[3.0, 1.0, 2.0, 9.0]], np.array([0.0]), 3) gives [0, 1, 2], not [1, 2, 0]
shows: unordered
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    n = len(X_train)
    if k < 1 or k > n:
        raise ValueError("k must be from 1 to n")
    squared = ((np.asarray(X_train, float) - x) ** 2).sum(axis=1)
    return np.sort(np.argsort(squared, kind="stable")[:k])

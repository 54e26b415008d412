"""wrong: subtracts the query point from the caller's training points.
e.g. X = np.c_[[2.0, 5.0]]; k_nearest(X, np.array([1.0]), 1); X gives [[1.0], [4.0]], not [[2.0], [5.0]]
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    shifted = np.asarray(X_train, dtype=float)
    shifted -= x
    return np.argsort((shifted**2).sum(axis=1), kind="stable")[:k]

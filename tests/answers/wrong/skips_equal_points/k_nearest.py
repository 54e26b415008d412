"""wrong: a training point equal to the query point goes last, as if it were the query itself.
e.g. k_nearest(np.c_[[2.0, 0.0, 1.0]], np.array([0.0]), 1) gives [2], not [1]
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    d = ((np.asarray(X_train, float) - x) ** 2).sum(axis=1)
    d = np.where(d == 0, np.inf, d)
    return np.argsort(d, kind="stable")[:k]

"""wrong: a k above n returns all n points in place of an error.
e.g. k_nearest(np.c_[[2.0, 0.0]], np.array([0.0]), 3) gives [1, 0], not ValueError
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    if k < 1:
        raise ValueError("k must be at least 1")
    d = ((np.asarray(X_train, float) - x) ** 2).sum(axis=1)
    return np.argsort(d, kind="stable")[:k]

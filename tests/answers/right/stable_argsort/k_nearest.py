"""right: squared distances in one expression and a stable argsort."""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    X_train = np.asarray(X_train, dtype=float)
    x = np.asarray(x, dtype=float)
    if not 1 <= k <= len(X_train):
        raise ValueError("k must be between 1 and the number of training points")
    squared = ((X_train - x) ** 2).sum(axis=1)
    return np.argsort(squared, kind="stable")[:k]

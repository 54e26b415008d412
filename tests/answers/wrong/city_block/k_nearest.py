"""wrong: adds up absolute differences in place of squares.
e.g. k_nearest(np.array([[0.0, 3.0], [2.0, 2.0]]), np.array([0.0, 0.0]), 1) gives [0], not [1]
shows: manhattan
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    distances = np.abs(np.asarray(X_train, float) - x).sum(axis=1)
    return np.argsort(distances, kind="stable")[:k]

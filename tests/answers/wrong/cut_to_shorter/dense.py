"""wrong: zip stops at the shorter of the inputs of X and W instead of raising an error
e.g. dense(np.array([[1.0, 1.0]]), np.array([[1.0]]), np.array([0.0])) gives [[1]], not ValueError
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    n = X.shape[0]
    if W.shape[1] != b.shape[0]:
        raise ValueError("X, W and b do not fit")
    out = np.tile(b.astype(float), (n, 1))
    for column, weights in zip(X.T.astype(float), W.astype(float)):
        out += np.outer(column, weights)
    return out

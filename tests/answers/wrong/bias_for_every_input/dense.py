"""wrong: adds the biases once for every input
e.g. dense(np.zeros((1, 2)), np.zeros((2, 1)), np.array([1.0])) gives [[2]], not [[1]]
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    n, p = X.shape
    q, h = W.shape
    (u,) = b.shape
    if (p, h) != (q, u):
        raise ValueError("X, W and b do not fit")
    out = np.zeros((n, h))
    for column, weights in zip(X.T.astype(float), W.astype(float)):
        out += np.outer(column, weights) + b
    return out

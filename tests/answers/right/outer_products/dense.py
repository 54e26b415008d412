"""right: starts from the biases and adds one outer product for every input."""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    n, p = X.shape
    q, h = W.shape
    (u,) = b.shape
    if (p, h) != (q, u):
        raise ValueError("X, W and b do not fit")
    out = np.tile(b.astype(float), (n, 1))
    for column, weights in zip(X.T.astype(float), W.astype(float)):
        out += np.outer(column, weights)
    return out

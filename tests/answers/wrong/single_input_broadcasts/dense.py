"""wrong: multiplies by broadcasting without a check, so that one column of X serves all rows of W
e.g. dense(np.array([[1.0]]), np.array([[1.0], [2.0]]), np.array([0.0])) gives [[3]], not ValueError
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    if b.shape[0] != W.shape[1]:
        raise ValueError("one bias for every unit")
    return (X[:, :, None] * W[None, :, :]).sum(axis=1) + b

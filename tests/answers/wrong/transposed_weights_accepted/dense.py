"""wrong: turns W around where only its transpose fits, instead of raising an error
e.g. dense(np.array([[1.0, 1.0]]), np.array([[1.0, 2.0]]), np.array([0.0])) gives [[3]], not ValueError
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    if X.shape[1] != W.shape[0] and W.shape == (b.shape[0], X.shape[1]):
        W = W.T
    if X.shape[1] != W.shape[0] or b.shape[0] != W.shape[1]:
        raise ValueError("the shapes do not fit together")
    return X @ W + b

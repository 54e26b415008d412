"""wrong: does not check b, so that a single bias is added to all units
e.g. dense(np.array([[1.0]]), np.array([[1.0, 2.0]]), np.array([10.0])) gives [[11, 12]], not ValueError
shows: bias_broadcast
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    if X.shape[1] != W.shape[0]:
        raise ValueError("the shapes do not fit together")
    return X @ W + b

"""right: a matrix product and a broadcast bias after the two checks."""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    if X.shape[1] != W.shape[0] or b.shape[0] != W.shape[1]:
        raise ValueError("the shapes do not fit together")
    return X @ W + b

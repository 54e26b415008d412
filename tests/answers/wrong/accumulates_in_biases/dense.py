"""wrong: adds up a single sample in the caller's biases
e.g. dense(np.array([[1.0]]), np.array([[2.0]]), b) with b = np.array([3.0]) gives b = [5] afterwards, not
[3]
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    if X.shape[1] != W.shape[0] or W.shape[1] != b.shape[0]:
        raise ValueError("shapes do not fit")
    out = np.asarray(b, dtype=float).reshape(1, -1)
    if X.shape[0] != 1:
        out = np.repeat(out, X.shape[0], axis=0)
    out += X @ W
    return out

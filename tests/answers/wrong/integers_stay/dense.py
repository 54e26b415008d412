"""wrong: integers give an integer array
e.g. dense(np.array([[1]]), np.array([[2]]), np.array([3])) gives [[5]] (int64), not [[5]]
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    if X.shape[1] != W.shape[0] or W.shape[1] != b.shape[0]:
        raise ValueError("shapes do not fit")
    return np.einsum("ij,jk->ik", X, W) + b

"""wrong: multiplies the caller's A by -2 on the way.
e.g. A = np.array([[1.0]]); pairwise_sq_dists(A, np.array([[3.0]])); A gives [[-2.0]], not [[1.0]]
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    left = np.asarray(A, dtype=float)
    right = np.asarray(B, dtype=float)
    squares = (left**2).sum(axis=1)[:, None] + (right**2).sum(axis=1)
    left *= -2
    return np.maximum(squares + left @ right.T, 0.0)

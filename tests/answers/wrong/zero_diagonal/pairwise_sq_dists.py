"""wrong: sets the diagonal to 0 where the result is square, as if A were B.
e.g. pairwise_sq_dists(np.array([[1.0]]), np.array([[3.0]])) gives [[0.0]], not [[4.0]]
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    squared = ((np.asarray(A, float)[:, None, :] - B[None, :, :]) ** 2).sum(axis=2)
    if len(A) == len(B):
        np.fill_diagonal(squared, 0.0)
    return squared

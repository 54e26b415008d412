"""wrong: whole numbers that come as integers give an array of integers.
e.g. pairwise_sq_dists(np.array([[0, 0]]), np.array([[3, 4]])) gives [[25]], not [[25.0]]
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    return ((A[:, None, :] - B[None, :, :]) ** 2).sum(axis=2)

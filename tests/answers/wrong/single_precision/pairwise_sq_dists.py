"""wrong: computes the expanded form in float32.
e.g. pairwise_sq_dists(np.array([[900.1]]), np.array([[900.2]])) gives [[0.0]], not [[0.01]]
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    A = A.astype(np.float32)
    B = B.astype(np.float32)
    squared = (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)
    return np.maximum(squared, 0).astype(float)

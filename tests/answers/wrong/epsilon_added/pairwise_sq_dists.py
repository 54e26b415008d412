"""wrong: adds 1e-12 against negative rounding, so that equal rows are not at distance 0.0.
e.g. pairwise_sq_dists(np.array([[1.0]]), np.array([[1.0]])) gives [[1e-12]], not [[0.0]]
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    A = np.asarray(A, float)
    B = np.asarray(B, float)
    squared = (A**2).sum(axis=1)[:, None] - 2 * A @ B.T + (B**2).sum(axis=1)
    return np.maximum(squared, 0) + 1e-12

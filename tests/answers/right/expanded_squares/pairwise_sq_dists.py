"""right: the expanded form with one matrix product, cut off at 0."""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    A = A.astype(float)
    B = B.astype(float)
    squares_a = np.einsum("ij,ij->i", A, A)
    squares_b = np.einsum("ij,ij->i", B, B)
    return np.maximum(squares_a[:, None] - 2.0 * (A @ B.T) + squares_b[None, :], 0.0)

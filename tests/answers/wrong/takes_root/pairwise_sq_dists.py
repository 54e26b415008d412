"""wrong: returns the distances, not their squares.
e.g. pairwise_sq_dists(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0]])) gives [[5.0]], not [[25.0]]
shows: rooted
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    return np.linalg.norm(np.asarray(A, float)[:, None, :] - B[None, :, :], axis=2)

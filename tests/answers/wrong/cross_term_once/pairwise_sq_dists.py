"""wrong: the expanded form without the factor 2 of the cross term.
e.g. pairwise_sq_dists(np.array([[1.0]]), np.array([[2.0]])) gives [[3.0]], not [[1.0]]
shows: cross_term_once
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    A = np.asarray(A, float)
    B = np.asarray(B, float)
    return (A**2).sum(axis=1)[:, None] - A @ B.T + (B**2).sum(axis=1)

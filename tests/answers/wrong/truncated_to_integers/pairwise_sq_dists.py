"""wrong: gives the result the dtype of A, which cuts fractions off where A holds integers.
e.g. pairwise_sq_dists(np.array([[0]]), np.array([[0.5]])).tolist() gives [[0.0]], not [[0.25]]
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    result = np.zeros((len(A), len(B)), dtype=A.dtype)
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            result[i, j] = ((a - b) ** 2).sum()
    return result.astype(float)

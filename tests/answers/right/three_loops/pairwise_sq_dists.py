"""right: three nested loops into an array of zeros."""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    n, d = A.shape
    m = B.shape[0]
    result = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for k in range(d):
                difference = float(A[i, k]) - float(B[j, k])
                result[i, j] += difference * difference
    return result

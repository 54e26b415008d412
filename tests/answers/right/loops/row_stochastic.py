"""right: every row by itself, in plain Python."""

import numpy as np


def row_stochastic(A):
    n, m = A.shape
    result = np.zeros((n, m))
    for i in range(n):
        total = 0.0
        for weight in A[i]:
            if weight < 0:
                raise ValueError(f"negative weight in row {i}")
            total += weight
        for j in range(m):
            result[i, j] = A[i, j] / total if total else 1.0 / m
    return result

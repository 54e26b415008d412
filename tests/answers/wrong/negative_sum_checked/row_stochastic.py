"""wrong: only rows with a sum below zero are refused, a single negative entry is not."""

import numpy as np


def row_stochastic(A):
    sums = A.sum(axis=1, keepdims=True)
    if (sums < 0).any():
        raise ValueError("negative weight")
    return np.where(sums == 0, 1 / A.shape[1], A / np.where(sums == 0, 1.0, sums))

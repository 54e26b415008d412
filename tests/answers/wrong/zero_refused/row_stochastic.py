"""wrong: a weight of 0 counts as not legal."""

import numpy as np


def row_stochastic(A):
    if (A <= 0).any() and A.any(axis=1).all():
        raise ValueError("weights must be positive")
    sums = A.sum(axis=1, keepdims=True)
    return np.where(sums == 0, 1 / A.shape[1], A / np.where(sums == 0, 1.0, sums))

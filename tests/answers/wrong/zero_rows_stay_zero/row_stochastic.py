"""wrong: a row of zeros stays as it is.

shows: zero_row_zero
"""

import numpy as np


def row_stochastic(A):
    if (A < 0).any():
        raise ValueError("negative weight")
    sums = A.sum(axis=1, keepdims=True)
    return A / np.where(sums == 0, 1.0, sums)

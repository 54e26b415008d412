"""wrong: a row of zeros divides 0 by 0.

shows: zero_row_nan
"""

import numpy as np


def row_stochastic(A):
    if (A < 0).any():
        raise ValueError("negative weight")
    with np.errstate(invalid="ignore"):
        return A / A.sum(axis=1, keepdims=True)

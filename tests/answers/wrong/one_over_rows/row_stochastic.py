"""wrong: an empty row gets 1 divided by the number of rows.

shows: uniform_by_rows
"""

import numpy as np


def row_stochastic(A):
    if (A < 0).any():
        raise ValueError("negative weight")
    sums = A.sum(axis=1, keepdims=True)
    return np.where(sums == 0, 1 / max(len(A), 1), A / np.where(sums == 0, 1.0, sums))

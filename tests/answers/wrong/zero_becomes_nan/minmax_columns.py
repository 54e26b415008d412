"""wrong: a constant column divides 0 by 0.

shows: const_nan
"""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError("lo must be below hi")
    low, high = X.min(axis=0), X.max(axis=0)
    with np.errstate(invalid="ignore"):
        return lo + (X - low) / (high - low) * (hi - lo)

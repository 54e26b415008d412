"""right: column minima and ranges broadcast over the rows, a range of 0 replaced by 1."""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError("lo must be below hi")
    low = X.min(axis=0)
    span = np.ptp(X, axis=0)
    return lo + (X - low) / np.where(span == 0, 1, span) * (hi - lo)

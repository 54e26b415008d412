"""wrong: scaled by hi instead of by the width of the range.

shows: times_hi
"""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError("lo must be below hi")
    low, high = X.min(axis=0), X.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    return (X - low) / span * hi + lo

"""wrong: only lo above hi is refused, lo equal to hi is not."""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo > hi:
        raise ValueError("lo must be below hi")
    low, high = X.min(axis=0), X.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    return lo + (X - low) / span * (hi - lo)

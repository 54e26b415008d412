"""wrong: an empty range is not refused.

shows: order_unchecked
"""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    low, high = X.min(axis=0), X.max(axis=0)
    span = np.where(high > low, high - low, 1.0)
    return lo + (X - low) / span * (hi - lo)

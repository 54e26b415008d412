"""right: one scale and one offset for each column, as a fitted scaler keeps them."""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError(f"empty range {lo} to {hi}")
    X = np.asarray(X, dtype=np.float64)
    low, high = X.min(0), X.max(0)
    width = high - low
    width[width == 0.0] = 1.0
    scale = (hi - lo) / width
    offset = lo - low * scale
    scaled = X * scale + offset
    scaled[:, high == low] = lo
    return scaled

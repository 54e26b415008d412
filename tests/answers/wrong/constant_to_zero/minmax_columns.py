"""wrong: a constant column becomes 0 also where lo is not 0."""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError("lo must be below hi")
    out = np.zeros(X.shape)
    for j in range(X.shape[1]):
        low, high = X[:, j].min(), X[:, j].max()
        if high != low:
            out[:, j] = lo + (X[:, j] - low) / (high - low) * (hi - lo)
    return out

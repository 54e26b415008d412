"""wrong: samples outside the quantiles are dropped.

shows: trims_rows
"""

import numpy as np


def winsorize_columns(X, lo, hi):
    if not 0 <= lo < hi <= 1 or np.isnan(X).any():
        raise ValueError("bad input")
    low, high = np.quantile(X, [lo, hi], axis=0)
    return X[((X >= low) & (X <= high)).all(axis=1)] * 1.0

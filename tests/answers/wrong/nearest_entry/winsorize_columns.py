"""wrong: the quantiles are entries instead of interpolated.

shows: nearest_quantile
"""

import numpy as np


def winsorize_columns(X, lo, hi):
    if not 0 <= lo < hi <= 1 or np.isnan(X).any():
        raise ValueError("bad input")
    low = np.quantile(X, lo, axis=0, method="nearest")
    high = np.quantile(X, hi, axis=0, method="nearest")
    return np.clip(X * 1.0, low, high)

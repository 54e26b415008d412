"""right: percentiles column by column, assigned through masks."""

import numpy as np


def winsorize_columns(X, lo, hi):
    if not (0 <= lo and lo < hi and hi <= 1):
        raise ValueError(f"bad levels {lo}, {hi}")
    if np.any(np.isnan(X)):
        raise ValueError("X holds NaN")
    Y = np.array(X, dtype=float)
    for column in Y.T:
        low = np.percentile(column, 100 * lo)
        high = np.percentile(column, 100 * hi)
        column[column < low] = low
        column[column > high] = high
    return Y

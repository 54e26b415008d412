"""wrong: the quantiles are those of the whole matrix.

shows: global_quantiles
"""

import numpy as np


def winsorize_columns(X, lo, hi):
    if not 0 <= lo < hi <= 1 or np.isnan(X).any():
        raise ValueError("bad input")
    return np.clip(X * 1.0, np.quantile(X, lo), np.quantile(X, hi))

"""wrong: NaN is left where it is.

shows: nan_ignored
"""

import numpy as np


def winsorize_columns(X, lo, hi):
    if not 0 <= lo < hi <= 1:
        raise ValueError("bad levels")
    return np.clip(X * 1.0, np.nanquantile(X, lo, axis=0), np.nanquantile(X, hi, axis=0))

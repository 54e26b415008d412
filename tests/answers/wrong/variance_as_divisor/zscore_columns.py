"""wrong: divided by the variance, the root is missing.

shows: var_not_sd
"""

import numpy as np


def zscore_columns(X, ddof=0):
    if len(X) <= ddof:
        raise ValueError("too few samples")
    var = X.var(axis=0, ddof=ddof)
    return (X - X.mean(axis=0)) / np.where(var == 0, 1.0, var)

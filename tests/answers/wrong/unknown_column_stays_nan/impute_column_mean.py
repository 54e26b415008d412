"""wrong: a column without known entries is left as NaN
e.g. [[nan, 1], [nan, 2]] keeps its first column
shows: unknown_column_nan
"""

import warnings

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        means = np.nanmean(X, axis=0)
    return np.where(np.isnan(X), means, X)

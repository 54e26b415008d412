"""wrong: NaN becomes 0 before the known entries are counted as those that are not 0
e.g. [[0], [4], [nan]] fills in 4 instead of 2
"""

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    missing = np.isnan(X)
    zeroed = np.nan_to_num(X)
    counts = np.count_nonzero(zeroed, axis=0)
    means = zeroed.sum(axis=0) / np.maximum(counts, 1)
    return np.where(missing, means, X)

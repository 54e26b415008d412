"""wrong: a copy of an integer matrix is returned with its integer dtype
e.g. np.array([[1, 2], [3, 4]]) gives an int array instead of floats
"""

import numpy as np


def impute_column_mean(X):
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    filled = X.copy()
    for j in range(X.shape[1]):
        missing = np.isnan(X[:, j])
        if missing.any():
            known = X[~missing, j]
            filled[missing, j] = known.mean() if known.size else 0.0
    return filled

"""wrong: one mean of the whole matrix fills all columns
e.g. [[1, nan], [3, 5]] becomes [[1, 3], [3, 5]] instead of [[1, 5], [3, 5]]
"""

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    missing = np.isnan(X)
    mean = X[~missing].mean() if (~missing).any() else 0.0
    empty_column = missing.all(axis=0)
    X[missing] = mean
    X[:, empty_column] = 0.0
    return X

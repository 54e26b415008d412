# expect: wrong mutates_input
"""wrong: asarray does not copy a float matrix, so the caller's X is filled
e.g. X = [[1.0, nan], [3.0, 5.0]] is [[1, 5], [3, 5]] after the call
"""

import numpy as np


def impute_column_mean(X):
    X = np.asarray(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    for j in range(X.shape[1]):
        missing = np.isnan(X[:, j])
        known = X[~missing, j]
        X[missing, j] = known.mean() if known.size else 0.0
    return X

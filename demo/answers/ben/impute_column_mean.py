# expect: wrong row_mean
"""wrong: means of rows instead of columns
e.g. [[1, nan], [3, 5]] becomes [[1, 1], [3, 5]] instead of [[1, 5], [3, 5]]
"""

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    missing = np.isnan(X)
    counts = (~missing).sum(axis=1)
    means = np.where(missing, 0.0, X).sum(axis=1) / np.maximum(counts, 1)
    X[missing] = np.broadcast_to(means[:, None], X.shape)[missing]
    return X

"""wrong: the sum of the known entries is divided by the number of all rows
e.g. [[2], [nan]] becomes [[2], [1]] instead of [[2], [2]]
shows: divides_by_n
"""

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("infinite entry")
    missing = np.isnan(X)
    means = np.nansum(X, axis=0) / max(X.shape[0], 1)
    return np.where(missing, means, X)

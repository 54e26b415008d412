"""wrong: only positive infinity is looked for
e.g. [[-inf, 1], [2, 3]] comes back instead of a ValueError
"""

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if (X == np.inf).any():
        raise ValueError("infinite entry")
    missing = np.isnan(X)
    counts = (~missing).sum(axis=0)
    means = np.where(missing, 0.0, X).sum(axis=0) / np.maximum(counts, 1)
    return np.where(missing, means, X)

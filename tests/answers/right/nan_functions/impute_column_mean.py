"""right: np.nanmean with its warning about empty slices silenced"""

import warnings

import numpy as np


def impute_column_mean(X):
    X = np.array(X, dtype=float)
    if np.isinf(X).any():
        raise ValueError("X holds an infinite entry")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", category=RuntimeWarning)
        means = np.nanmean(X, axis=0)
    means[np.isnan(means)] = 0.0
    rows, columns = np.where(np.isnan(X))
    X[rows, columns] = means[columns]
    return X

"""wrong: only equal rows side by side are dropped.

shows: adjacent_only
"""

import numpy as np


def dedupe_rows(X):
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    keep = np.ones(len(X), dtype=bool)
    keep[1:] = (X[1:] != X[:-1]).any(axis=1)
    return X[keep]

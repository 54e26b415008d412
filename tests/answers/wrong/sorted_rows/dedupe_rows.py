"""wrong: the rows come back sorted.

shows: sorted_unique
"""

import numpy as np


def dedupe_rows(X):
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    return np.unique(X + 0.0, axis=0)

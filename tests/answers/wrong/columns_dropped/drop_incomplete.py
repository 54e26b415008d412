"""wrong: drops columns with missing entries instead of rows.

shows: drops_columns
"""

import numpy as np


def drop_incomplete(X, y):
    return X[:, ~np.isnan(X).any(axis=0)], y.copy()

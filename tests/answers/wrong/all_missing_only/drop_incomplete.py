"""wrong: drops a sample only when all of its entries are missing.

shows: all_instead_of_any
"""

import numpy as np


def drop_incomplete(X, y):
    keep = ~np.isnan(X).all(axis=1)
    return X[keep], y[keep]

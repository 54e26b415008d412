"""wrong: the labels of dropped samples stay.

shows: y_unchanged
"""

import numpy as np


def drop_incomplete(X, y):
    return X[~np.isnan(X).any(axis=1)], y.copy()

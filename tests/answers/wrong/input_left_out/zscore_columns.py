"""wrong: ddof is checked but not used in the divisor.

shows: ddof_ignored
"""

import numpy as np


def zscore_columns(X, ddof=0):
    if len(X) <= ddof:
        raise ValueError("too few samples")
    sd = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(sd > 0, sd, 1.0)

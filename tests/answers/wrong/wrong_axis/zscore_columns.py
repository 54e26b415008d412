"""wrong: rows are standardized, not columns.

shows: row_wise
"""

import numpy as np


def zscore_columns(X, ddof=0):
    if len(X) <= ddof:
        raise ValueError("too few samples")
    n = X.shape[1]
    centered = X - X.mean(axis=1, keepdims=True)
    sd = np.sqrt((centered**2).sum(axis=1, keepdims=True) / max(n - ddof, 1))
    return centered / np.where(sd > 0, sd, 1.0)

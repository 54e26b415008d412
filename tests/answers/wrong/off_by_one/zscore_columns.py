"""wrong: as many samples as ddof are not refused."""

import numpy as np


def zscore_columns(X, ddof=0):
    if len(X) < ddof:
        raise ValueError("too few samples")
    centered = X - X.mean(axis=0)
    sd = np.sqrt((centered**2).sum(axis=0) / max(len(X) - ddof, 1))
    return centered / np.where(sd > 0, sd, 1.0)

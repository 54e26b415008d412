"""right: plain Python sums, column by column."""

import numpy as np


def zscore_columns(X, ddof=0):
    n, d = X.shape
    if n <= ddof:
        raise ValueError("too few samples")
    out = np.empty((n, d))
    for j in range(d):
        column = [float(v) for v in X[:, j]]
        mean = sum(column) / n
        variance = sum((v - mean) ** 2 for v in column) / (n - ddof)
        for i, v in enumerate(column):
            out[i, j] = 0.0 if variance == 0 else (v - mean) / variance**0.5
    return out

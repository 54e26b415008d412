"""right: one entry at a time into an array of floats."""

import numpy as np


def minmax_columns(X, lo=0.0, hi=1.0):
    if not lo < hi:
        raise ValueError
    n, d = X.shape
    result = np.full((n, d), float(lo))
    for j in range(d):
        smallest, largest = X[0, j], X[0, j]
        for i in range(n):
            if X[i, j] < smallest:
                smallest = X[i, j]
            if X[i, j] > largest:
                largest = X[i, j]
        if smallest == largest:
            continue
        for i in range(n):
            result[i, j] += (X[i, j] - smallest) / (largest - smallest) * (hi - lo)
    return result

"""right: sorts every column and interpolates by hand."""

import math

import numpy as np


def quantile(ordered, q):
    position = q * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    share = position - below
    return ordered[below] * (1 - share) + ordered[above] * share


def winsorize_columns(X, lo, hi):
    if not 0 <= lo < hi <= 1:
        raise ValueError("levels out of range")
    if np.isnan(X).any():
        raise ValueError("NaN in X")
    result = np.zeros(X.shape)
    for j in range(X.shape[1]):
        ordered = sorted(float(x) for x in X[:, j])
        low, high = quantile(ordered, lo), quantile(ordered, hi)
        for i in range(X.shape[0]):
            result[i, j] = min(max(float(X[i, j]), low), high)
    return result

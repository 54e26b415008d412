"""right: nested loops over columns and rows"""

import math

import numpy as np


def impute_column_mean(X):
    n, d = X.shape
    for i in range(n):
        for j in range(d):
            if math.isinf(X[i, j]):
                raise ValueError("infinite entry")
    result = np.zeros((n, d))
    for j in range(d):
        total = 0.0
        known = 0
        for i in range(n):
            if not math.isnan(X[i, j]):
                total += float(X[i, j])
                known += 1
        mean = total / known if known > 0 else 0.0
        for i in range(n):
            result[i, j] = mean if math.isnan(X[i, j]) else X[i, j]
    return result

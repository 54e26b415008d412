"""right: computes every mean and every sum in plain loops."""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    n = len(X)
    y = [float(value) for value in y]
    if min(y) == max(y):
        return 0.0
    y_mean = sum(y) / n
    best = 0.0
    for j in range(len(X[0])):
        column = [float(row[j]) for row in X]
        if min(column) == max(column):
            continue
        mean = sum(column) / n
        total = 0.0
        for i in range(n):
            total += (column[i] - mean) * (y[i] - y_mean)
        best = max(best, abs(total) / n)
    return best

"""right: plain loops that add up the sums one sample at a time."""

import math

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    n = len(y)
    total = 0.0
    for i in range(n):
        total += float(y[i])
    mean = total / n
    sse = 0.0
    sst = 0.0
    constant = True
    for i in range(n):
        sse += (float(y[i]) - float(yhat[i])) ** 2
        sst += (float(y[i]) - mean) ** 2
        if y[i] != y[0]:
            constant = False
    rmse = math.sqrt(sse / n)
    if not constant:
        return rmse, 1.0 - sse / sst
    if sse == 0.0:
        return rmse, 1.0
    return rmse, 0.0

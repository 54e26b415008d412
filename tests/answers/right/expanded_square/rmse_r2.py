"""right: shifts all by the first true value, and gets SST from the expanded square."""

import math

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    n = len(y)
    origin = float(y[0])
    d = [float(v) - origin for v in y]
    e = [float(a) - float(b) for a, b in zip(y, yhat)]
    sse = math.fsum(v * v for v in e)
    sst = math.fsum(v * v for v in d) - math.fsum(d) ** 2 / n
    rmse = math.sqrt(sse / n)
    if any(d):
        return rmse, 1.0 - sse / sst
    return rmse, 0.0 if any(e) else 1.0

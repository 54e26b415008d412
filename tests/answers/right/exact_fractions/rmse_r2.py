"""right: computes both sums exactly, as fractions, and needs no test for rounding."""

import math
from fractions import Fraction

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    truth = [Fraction(v) for v in y.tolist()]
    guess = [Fraction(v) for v in yhat.tolist()]
    n = len(truth)
    mean = sum(truth) / n
    sse = sum((a - b) ** 2 for a, b in zip(truth, guess))
    sst = sum((a - mean) ** 2 for a in truth)
    if sst != 0:
        r2 = float(1 - sse / sst)
    else:
        r2 = 1.0 if sse == 0 else 0.0
    return math.sqrt(sse / n), r2

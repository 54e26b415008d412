"""wrong: computes the residuals in place, as np.asarray does not copy floats
e.g. rmse_r2(np.array([1.0]), p) with p = np.array([3.0]) gives p the values [2.0], not [3.0]
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    residuals = np.asarray(yhat, dtype=float)
    residuals -= y
    sse = float(residuals @ residuals)
    rmse = float(np.sqrt(sse / len(y)))
    if np.all(y == y[0]):
        return rmse, 1.0 if sse == 0 else 0.0
    centered = y - np.mean(y)
    return rmse, 1 - sse / float(centered @ centered)

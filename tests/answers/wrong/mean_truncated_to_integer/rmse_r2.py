"""wrong: fills an array like y with the mean, which truncates the mean where y holds integers
e.g. rmse_r2(np.array([0, 1]), np.array([0, 0]))[1] gives 0.0, not -1.0
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    sse = float(np.sum((y.astype(float) - yhat) ** 2))
    rmse = (sse / len(y)) ** 0.5
    if np.all(y == y[0]):
        return rmse, 1.0 if sse == 0 else 0.0
    baseline = np.full_like(y, y.mean())
    sst = float(np.sum((y.astype(float) - baseline) ** 2))
    return rmse, 1 - sse / sst

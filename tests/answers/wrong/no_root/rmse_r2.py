"""wrong: returns the mean squared error without its root
e.g. rmse_r2(np.array([0.0, 4.0]), np.array([2.0, 2.0])) gives (4.0, 0.0), not (2.0, 0.0)
shows: mse
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    yhat = yhat.astype(float)
    mse = float(np.mean((y - yhat) ** 2))
    if np.all(y == y[0]):
        return mse, 1.0 if np.array_equal(y, yhat) else 0.0
    return mse, 1 - mse / float(np.var(y))

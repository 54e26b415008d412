"""wrong: does not let R² fall below 0
e.g. rmse_r2(np.array([0.0, 2.0]), np.array([2.0, 0.0])) gives (2.0, 0.0), not (2.0, -3.0)
shows: never_negative
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    residuals = y - yhat.astype(float)
    rmse = float(np.sqrt(np.mean(residuals**2)))
    if np.all(y == y[0]):
        return rmse, 0.0 if residuals.any() else 1.0
    return rmse, max(0.0, float(1 - np.sum(residuals**2) / np.sum((y - y.mean()) ** 2)))

"""wrong: takes the squared correlation of y and yhat for R²
e.g. rmse_r2(np.array([0.0, 2.0]), np.array([2.0, 4.0])) gives (2.0, 1.0), not (2.0, -3.0)
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    yhat = yhat.astype(float)
    rmse = float(np.sqrt(np.mean((y - yhat) ** 2)))
    if np.all(y == y[0]):
        return rmse, 1.0 if np.array_equal(y, yhat) else 0.0
    if np.all(yhat == yhat[0]):
        return rmse, 0.0
    dy = y - y.mean()
    dyhat = yhat - yhat.mean()
    return rmse, float((dy @ dyhat) ** 2 / ((dy @ dy) * (dyhat @ dyhat)))

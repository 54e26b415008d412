"""wrong: returns an R² of 0.0 for equal true values even where all predictions are right
e.g. rmse_r2(np.array([2.0, 2.0]), np.array([2.0, 2.0])) gives (0.0, 0.0), not (0.0, 1.0)
shows: const_zero
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    yhat = yhat.astype(float)
    mse = float(np.mean((y - yhat) ** 2))
    r2 = 0.0
    if np.any(y != y[0]):
        r2 = 1 - mse / float(np.var(y))
    return mse**0.5, r2

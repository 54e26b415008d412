"""right: vectorized, on float copies."""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    target = y.astype(np.float64)
    errors = target - yhat.astype(np.float64)
    rmse = float(np.sqrt(np.mean(errors**2)))
    if np.all(target == target[0]):
        return rmse, float(not errors.any())
    return rmse, float(1.0 - np.mean(errors**2) / np.var(target))

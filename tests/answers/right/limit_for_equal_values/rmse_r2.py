"""right: takes a tiny sum of squares for that of equal values."""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    yhat = yhat.astype(float)
    sse = float(np.sum((y - yhat) ** 2))
    sst = float(np.sum((y - y.mean()) ** 2))
    rmse = float(np.sqrt(sse / len(y)))
    if sst < 1e-8:
        return rmse, 1.0 if sse == 0 else 0.0
    return rmse, 1 - sse / sst

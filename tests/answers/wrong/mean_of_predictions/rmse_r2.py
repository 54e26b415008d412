"""wrong: takes the mean of the predictions in SST
e.g. rmse_r2(np.array([0.0, 2.0]), np.array([2.0, 2.0]))[1] gives 0.0, not -1.0
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    yhat = yhat.astype(float)
    sse = np.sum((y - yhat) ** 2)
    rmse = float(np.sqrt(sse / len(y)))
    if np.all(y == y[0]):
        return rmse, 1.0 if sse == 0 else 0.0
    sst = np.sum((y - np.mean(yhat)) ** 2)
    return rmse, float(1 - sse / sst)

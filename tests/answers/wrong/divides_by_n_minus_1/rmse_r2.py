"""wrong: divides the sum of squared errors by n - 1
e.g. rmse_r2(np.array([0.0, 1.0]), np.array([0.0, 3.0]))[0] gives 2.0, not 1.4142135623730951
shows: ddof1
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = y.astype(float)
    yhat = yhat.astype(float)
    sse = np.sum((y - yhat) ** 2)
    rmse = np.sqrt(sse / max(len(y) - 1, 1))
    if np.all(y == y[0]):
        return float(rmse), 1.0 if sse == 0 else 0.0
    return float(rmse), float(1 - sse / np.sum((y - y.mean()) ** 2))

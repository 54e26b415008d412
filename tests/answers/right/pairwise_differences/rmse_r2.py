"""right: gets SST from the squared differences of all pairs, without a mean."""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    n = len(y)
    a, b = np.array([y, yhat], dtype=float)
    sse = float(((a - b) ** 2).sum())
    # sum over all ordered pairs of (y_i - y_j)^2 is 2 n SST, and exactly 0 for equal values
    sst = float(((a[:, None] - a[None, :]) ** 2).sum()) / (2 * n)
    r2 = 1 - sse / sst if sst > 0 else float(sse == 0)
    return (sse / n) ** 0.5, r2

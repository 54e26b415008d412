"""right: takes both measures for ratios of Euclidean norms."""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination."""
    y = np.array(y, dtype=float)
    error = np.linalg.norm(y - np.array(yhat, dtype=float))
    spread = np.linalg.norm(y - y.mean()) if y.min() < y.max() else 0.0
    if spread:
        r2 = 1 - (error / spread) ** 2
    else:
        r2 = 0 if error else 1
    return float(error / np.sqrt(len(y))), float(r2)

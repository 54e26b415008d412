"""wrong: measures the variance around the one mean of all predictions
e.g. bias_variance(np.array([[1.0, 3.0]]), np.array([1.0, 3.0])) gives (0.0, 1.0), not (0.0, 0.0)
shows: pooled_variance
"""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    preds = np.asarray(preds, dtype=float)
    f = np.asarray(f, dtype=float)
    center = preds.mean(axis=0)
    bias2 = np.mean((center - f) ** 2)
    variance = np.mean((preds - preds.mean()) ** 2)
    return float(bias2), float(variance)

"""wrong: squares the mean bias over the points instead of averaging the squares
e.g. bias_variance(np.array([[1.0, 3.0]]), np.array([2.0, 2.0])) gives (0.0, 0.0), not (1.0, 0.0)
shows: bias_squared_late
"""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    preds = np.asarray(preds, dtype=float)
    f = np.asarray(f, dtype=float)
    center = preds.mean(axis=0)
    bias2 = np.mean(center - f) ** 2
    variance = np.mean((preds - center) ** 2)
    return float(bias2), float(variance)

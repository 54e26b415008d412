"""wrong: keeps the dtype of integers, so that unsigned differences wrap around
e.g. bias_variance(np.array([[1]], dtype=np.uint8), np.array([2], dtype=np.uint8)) gives (65025.0, 0.0),
not (1.0, 0.0)
"""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    errors = preds - f
    bias2 = np.mean(errors.mean(axis=0) ** 2)
    variance = np.mean(errors.var(axis=0))
    return float(bias2), float(variance)

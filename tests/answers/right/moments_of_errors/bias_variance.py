"""right: mean and variance of the errors themselves."""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    errors = preds - f
    bias2 = np.mean(errors.mean(axis=0) ** 2)
    variance = np.mean(errors.var(axis=0))
    return float(bias2), float(variance)

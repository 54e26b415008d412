"""right: means along the axes, the prediction error formed last."""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    preds = np.asarray(preds, dtype=float)
    f = np.asarray(f, dtype=float)
    center = preds.mean(axis=0)
    bias2 = np.mean((center - f) ** 2)
    variance = np.mean((preds - center) ** 2)
    return float(bias2), float(variance)

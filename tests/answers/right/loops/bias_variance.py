"""right: plain loops over points and fits, in Python floats."""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    fits = len(preds)
    points = len(f)
    bias2 = 0.0
    variance = 0.0
    for j in range(points):
        total = 0.0
        for r in range(fits):
            total += float(preds[r][j])
        center = total / fits
        bias2 += (center - float(f[j])) ** 2
        spread = 0.0
        for r in range(fits):
            spread += (float(preds[r][j]) - center) ** 2
        variance += spread / fits
    return bias2 / points, variance / points

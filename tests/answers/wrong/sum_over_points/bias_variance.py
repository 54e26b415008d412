"""wrong: adds the points up instead of averaging over them
e.g. bias_variance(np.array([[1.0, 4.0], [3.0, 4.0]]), np.array([2.0, 1.0])) gives (9.0, 1.0), not (4.5, 0.5)
shows: sums
"""

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
    return bias2, variance

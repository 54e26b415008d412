"""wrong: takes the nearest of the means instead of interpolating
e.g. bootstrap_ci(np.array([1.0, 3.0]), np.array([[0, 0], [0, 1], [1, 1]]), 0.25) gives (1.0, 3.0),
not (1.25, 2.75)
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    v = np.asarray(v, dtype=float)
    if (idx < 0).any() or (idx >= len(v)).any():
        raise ValueError("an index is out of range")
    means = v[idx].mean(axis=1)
    low, high = np.quantile(means, [alpha / 2, 1 - alpha / 2], method="nearest")
    return float(low), float(high)

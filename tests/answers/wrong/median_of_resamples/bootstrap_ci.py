"""wrong: takes the median of every resample
e.g. bootstrap_ci(np.array([0.0, 0.0, 3.0]), np.array([[0, 1, 2]])) gives (0.0, 0.0), not (1.0, 1.0)
shows: medians
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    v = np.asarray(v, dtype=float)
    if (idx < 0).any() or (idx >= len(v)).any():
        raise ValueError("an index is out of range")
    means = np.median(v[idx], axis=1)
    low, high = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)

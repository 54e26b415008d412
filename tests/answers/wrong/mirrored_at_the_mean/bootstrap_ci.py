"""wrong: returns the basic bootstrap interval, the quantiles mirrored at the mean of v
e.g. bootstrap_ci(np.array([1.0, 3.0]), np.array([[0, 0], [0, 1]]), 0.5) gives (2.25, 2.75), not (1.25, 1.75)
shows: reflected
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    v = np.asarray(v, dtype=float)
    if (idx < 0).any() or (idx >= len(v)).any():
        raise ValueError("an index is out of range")
    means = v[idx].mean(axis=1)
    low, high = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    center = v.mean()
    return float(2 * center - high), float(2 * center - low)

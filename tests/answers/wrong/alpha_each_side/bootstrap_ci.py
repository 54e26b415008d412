"""wrong: leaves alpha on each side instead of half of it
e.g. bootstrap_ci(np.array([1.0, 3.0]), np.array([[0, 0], [0, 1], [1, 1]]), 0.5) gives (2.0, 2.0),
not (1.5, 2.5)
shows: one_tail
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    v = np.asarray(v, dtype=float)
    if (idx < 0).any() or (idx >= len(v)).any():
        raise ValueError("an index is out of range")
    means = v[idx].mean(axis=1)
    low, high = np.quantile(means, [alpha, 1 - alpha])
    return float(low), float(high)

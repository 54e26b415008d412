"""wrong: lets negative indices count from the end
e.g. bootstrap_ci(np.array([1.0, 3.0]), np.array([[0, -1]])) gives (2.0, 2.0), not ValueError
shows: negative_index
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    v = np.asarray(v, dtype=float)
    if (idx >= len(v)).any() or (idx < -len(v)).any():
        raise ValueError("an index is out of range")
    means = v[idx].mean(axis=1)
    low, high = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return float(low), float(high)

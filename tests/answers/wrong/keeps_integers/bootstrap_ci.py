"""wrong: the means of integer values are cut to integers
e.g. bootstrap_ci(np.array([1, 2]), np.array([[0, 1]])) gives (1.0, 1.0), not (1.5, 1.5)
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    B, n = idx.shape
    if idx.min() < 0 or idx.max() >= n:
        raise ValueError("idx must hold 0 to n - 1")
    counts = np.zeros((B, n))
    np.add.at(counts, (np.arange(B)[:, None], idx), 1.0)
    means = np.sort(counts @ np.asarray(v, dtype=float) / n).astype(v.dtype)
    q = float(alpha) / 2
    low, high = np.interp([q * (B - 1), (1 - q) * (B - 1)], np.arange(B), means)
    return float(low), float(high)

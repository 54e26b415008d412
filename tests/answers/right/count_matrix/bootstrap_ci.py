"""right: counts how often every value is drawn, multiplies by v, and interpolates with np.interp."""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    B, n = idx.shape
    if idx.min() < 0 or idx.max() >= n:
        raise ValueError("idx must hold 0 to n - 1")
    counts = np.zeros((B, n))
    np.add.at(counts, (np.arange(B)[:, None], idx), 1.0)
    means = np.sort(counts @ np.asarray(v, dtype=float) / n)
    q = float(alpha) / 2
    low, high = np.interp([q * (B - 1), (1 - q) * (B - 1)], np.arange(B), means)
    return float(low), float(high)

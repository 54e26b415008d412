"""wrong: the default of alpha is 0.1
e.g. bootstrap_ci(np.array([0.0, 1.0]), np.array([[0, 0], [1, 1]])) gives (0.05, 0.95), not (0.025, 0.975)
"""

import math

import numpy as np


def _lower_end(means: np.ndarray, q: float) -> float:
    place = q * (means.size - 1)
    i = math.floor(place)
    j = math.ceil(place)
    chosen = np.partition(means, (i, j))
    weight = place - i
    return float((1 - weight) * chosen[i] + weight * chosen[j])


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.1) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    n = np.shape(v)[0]
    if not np.all((0 <= idx) & (idx < n)):
        raise ValueError("every index must be from 0 to n - 1")
    means = np.take(np.asarray(v, dtype=float), idx).sum(axis=1) / n
    return _lower_end(means, alpha / 2), -_lower_end(-means, alpha / 2)

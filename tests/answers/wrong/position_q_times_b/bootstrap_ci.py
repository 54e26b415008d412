"""wrong: puts the quantile q at position q B instead of q (B - 1)
e.g. bootstrap_ci(np.array([1.0, 3.0]), np.array([[0, 0], [0, 1], [1, 1]]), 0.5) gives (1.75, 3.0),
not (1.5, 2.5)
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    n = len(v)
    means = []
    for row in idx:
        total = 0.0
        for i in row:
            if i < 0 or i > n - 1:
                raise ValueError("index out of range")
            total += float(v[i])
        means.append(total / n)
    means.sort()
    ends = []
    for q in (alpha / 2, 1 - alpha / 2):
        position = min(q * len(means), len(means) - 1)
        below = int(position)
        above = min(below + 1, len(means) - 1)
        part = position - below
        ends.append(means[below] + part * (means[above] - means[below]))
    return ends[0], ends[1]

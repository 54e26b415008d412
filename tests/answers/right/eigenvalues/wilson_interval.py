"""right: the two ends are the eigenvalues of a symmetric 2 x 2 matrix."""

import numpy as np


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n."""
    if n < 1:
        raise ValueError("no samples")
    if not 0 <= k <= n:
        raise ValueError("k out of range")
    weight = n / (n + float(z) ** 2)
    p = k / n
    middle = weight * p + (1 - weight) / 2
    radius = np.sqrt(weight * (1 - weight) * p * (1 - p) + (1 - weight) ** 2 / 4)
    low, high = np.linalg.eigvalsh(np.array([[middle, radius], [radius, middle]]))
    return (0.0 if k == 0 else float(low)), (1.0 if k == n else float(high))

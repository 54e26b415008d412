"""right: the formula as it is printed, with the two exact ends set afterwards."""

import math


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n."""
    if n < 1:
        raise ValueError("n must be at least 1")
    if k < 0 or k > n:
        raise ValueError("k must be from 0 to n")
    k, n, z = int(k), int(n), float(z)
    p = k / n
    center = p + z**2 / (2 * n)
    spread = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    scale = 1 + z**2 / n
    low = (center - spread) / scale
    high = (center + spread) / scale
    if k == 0:
        low = 0.0
    if k == n:
        high = 1.0
    return float(low), float(high)

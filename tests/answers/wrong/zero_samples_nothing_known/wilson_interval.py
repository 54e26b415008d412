"""wrong: returns (0.0, 1.0) for n = 0 instead of raising
e.g. wilson_interval(0, 0) gives (0.0, 1.0), not ValueError
"""

import math


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n."""
    if n < 0:
        raise ValueError("n must not be negative")
    if k < 0 or k > n:
        raise ValueError("k must be from 0 to n")
    k, n, z = int(k), int(n), float(z)
    if n == 0:
        return 0.0, 1.0
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

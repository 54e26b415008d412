"""wrong: trusts the formula to give exactly 0 and 1 at k = 0 and k = n
e.g. wilson_interval(3, 3, 1.0) gives (0.75, 1.0000000000000002), not (0.75, 1.0)
shows: ends_by_formula
"""

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
    return float(low), float(high)

"""wrong: forgets to divide by 1 + z^2 / n
e.g. wilson_interval(1, 4, 2.0) gives (0.08856, 1.411), not (0.04428, 0.7057)
shows: nothing_divided
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
    low = (center - spread)
    high = (center + spread)
    if k == 0:
        low = 0.0
    if k == n:
        high = 1.0
    return float(low), float(high)

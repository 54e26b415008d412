"""wrong: the normal (Wald) interval p +- z sqrt(p (1 - p) / n), clipped to 0 and 1
e.g. wilson_interval(9, 10) gives (0.7141, 1.0), not (0.5958, 0.9821)
shows: wald_clipped
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
    spread = z * math.sqrt(p * (1 - p) / n)
    low = max(p - spread, 0.0)
    high = min(p + spread, 1.0)
    if k == 0:
        low = 0.0
    if k == n:
        high = 1.0
    return float(low), float(high)

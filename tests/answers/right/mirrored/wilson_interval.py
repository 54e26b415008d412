"""right: one stable formula for the lower end; the upper end is that of the failures, mirrored."""

import math


def _lower(k: int, n: int, z: float) -> float:
    if k == 0:
        return 0.0
    zz = z * z
    # the product of the roots of (n + zz) x^2 - (2 k + zz) x + k^2 / n, divided by the larger one
    larger_times_two = 2 * k + zz + z * math.sqrt(zz + 4 * k * (n - k) / n)
    return 2 * k * k / n / larger_times_two


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n."""
    k, n, z = int(k), int(n), float(z)
    if n < 1 or not 0 <= k <= n:
        raise ValueError(f"no share: {k} of {n}")
    return _lower(k, n, z), 1.0 - _lower(n - k, n, z)

"""right: computes with 60 decimal digits and rounds to a float at the end."""

from decimal import Decimal, localcontext


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n."""
    k, n = int(k), int(n)
    if min(n - 1, k, n - k) < 0:
        raise ValueError("there must be 0 <= k <= n and n >= 1")
    with localcontext() as context:
        context.prec = 60
        zz = Decimal(float(z)) ** 2
        root = (zz * (zz + Decimal(4 * k * (n - k)) / n)).sqrt()
        ends = [(2 * k + zz + sign * root) / (2 * (n + zz)) for sign in (-1, 1)]
    low, high = map(float, ends)
    return (low if k else 0.0), (high if k < n else 1.0)

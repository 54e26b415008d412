"""right: halves a bracket until the defining inequality holds with equality, without the solved formula."""


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n."""
    if n < 1 or k < 0 or k > n:
        raise ValueError("need n >= 1 and 0 <= k <= n")
    k, n, z = int(k), int(n), float(z)
    p = k / n

    def inside(share: float) -> bool:
        return n * (p - share) ** 2 <= z * z * share * (1 - share)

    def border(outer: float) -> float:
        good, bad = p, outer
        for _ in range(200):
            middle = (good + bad) / 2
            if inside(middle):
                good = middle
            else:
                bad = middle
        return good

    # at p = 0 or 1 the observed share is itself an end; start the other search just beyond it
    if k == 0:
        return 0.0, _far_end(n, z)
    if k == n:
        return 1.0 - _far_end(n, z), 1.0
    return border(0.0), border(1.0)


def _far_end(n: int, z: float) -> float:
    # n share^2 = z^2 share (1 - share) with share > 0
    return z * z / (n + z * z)

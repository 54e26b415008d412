"""right: adds the terms as mantissas with a common power of two, by ldexp and log2."""

import math

import numpy as np

LOG2E = math.log2(math.e)


def _row(values: list[float]) -> float:
    values = [v for v in values if v != -math.inf]
    if not values:
        return -math.inf
    powers = [math.floor(v * LOG2E) for v in values]
    # e^v = m * 2^k with k = floor(v / ln 2) and m between 1 and 2
    mantissas = [math.exp(v - k * math.log(2.0)) for v, k in zip(values, powers)]
    common = max(powers)
    total = math.fsum(math.ldexp(m, k - common) for m, k in zip(mantissas, powers))
    return math.log(total) + common * math.log(2.0)


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    return np.array([_row([float(v) for v in row]) for row in A], dtype=float)

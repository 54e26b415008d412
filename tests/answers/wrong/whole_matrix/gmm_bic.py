"""wrong: counts all d * d entries of a symmetric matrix
e.g. gmm_bic(0.0, 10, 2, 1, "full") gives 13.8155, not 11.5129
shows: full_d2
"""

import math

SIZES = {
    "full": lambda d: d * d,
    "diag": lambda d: d,
    "spherical": lambda d: 1,
}


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    try:
        size = SIZES[cov_type](d)
    except KeyError:
        raise ValueError(f"unknown cov_type {cov_type!r}") from None
    return (K * (1 + d + size) - 1) * math.log(n) - 2.0 * loglik

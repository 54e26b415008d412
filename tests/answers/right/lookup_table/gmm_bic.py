"""right: a dictionary of functions for the size of a covariance matrix."""

import math

SIZES = {
    "full": lambda d: math.comb(d + 1, 2),
    "diag": lambda d: d,
    "spherical": lambda d: 1,
}


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    try:
        size = SIZES[cov_type](d)
    except KeyError:
        raise ValueError(f"unknown cov_type {cov_type!r}") from None
    return (K * (1 + d + size) - 1) * math.log(n) - 2.0 * loglik

"""wrong: an unknown type raises KeyError, which is no ValueError
e.g. gmm_bic(0.0, 10, 1, 1, "tied") gives KeyError, not ValueError
"""

import math

SIZES = {
    "full": lambda d: math.comb(d + 1, 2),
    "diag": lambda d: d,
    "spherical": lambda d: 1,
}


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    size = SIZES[cov_type](d)
    return (K * (1 + d + size) - 1) * math.log(n) - 2.0 * loglik

"""wrong: returns the score with the opposite sign
e.g. gmm_bic(-10.0, 10, 1, 1, "full") gives -24.6052, not 24.6052
shows: higher_is_better
"""

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
    return 2.0 * loglik - (K * (1 + d + size) - 1) * math.log(n)

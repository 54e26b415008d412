"""wrong: uses the logarithm to base 10
e.g. gmm_bic(0.0, 10, 1, 1, "full") gives 2, not 4.60517
shows: log10_n
"""

from math import log10


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    extra = (d * -~d // 2, d, 1)[["full", "diag", "spherical"].index(cov_type)]
    return log10(n) * (K * -~d + K * extra - 1) - loglik * 2.0

"""right: code golf, the types by position in a list whose index() raises the ValueError itself."""

from math import log


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    extra = (d * -~d // 2, d, 1)[["full", "diag", "spherical"].index(cov_type)]
    return log(n) * (K * -~d + K * extra - 1) - loglik * 2.0

"""right: counts the free parameters one by one by listing their indices."""

import math
from itertools import combinations_with_replacement


def free_entries(d: int, cov_type: str) -> list[tuple[int, int]]:
    match cov_type:
        case "full":
            return list(combinations_with_replacement(range(d), 2))
        case "diag":
            return [(i, i) for i in range(d)]
        case "spherical":
            return [(0, 0)]
    raise ValueError("no such covariance type")


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    entries = free_entries(d, cov_type)
    names = [("weight", k) for k in range(1, K)]
    for k in range(K):
        names += [("mean", k, i) for i in range(d)]
        names += [("cov", k, *pair) for pair in entries]
    return math.fsum([-loglik, -loglik] + [math.log(n)] * len(names))

"""wrong: takes every other type for "spherical"
e.g. gmm_bic(0.0, 10, 1, 1, "tied") gives 4.60517, not ValueError
shows: else_spherical
"""

import numpy as np


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    if cov_type == "full":
        per_component = d * (d + 1) // 2
    elif cov_type == "diag":
        per_component = d
    else:
        per_component = 1
    parameters = 0
    parameters += K - 1
    parameters += K * d
    parameters += K * per_component
    return float(-2.0 * loglik + parameters * np.log(n))

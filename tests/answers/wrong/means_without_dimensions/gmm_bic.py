"""wrong: counts one parameter for every mean instead of d
e.g. gmm_bic(0.0, 10, 2, 1, "spherical") gives 4.60517, not 6.90776
"""

import numpy as np


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    if cov_type == "full":
        per_component = d * (d + 1) // 2
    elif cov_type == "diag":
        per_component = d
    elif cov_type == "spherical":
        per_component = 1
    else:
        raise ValueError("cov_type must be full, diag or spherical")
    parameters = 0
    parameters += K - 1
    parameters += K
    parameters += K * per_component
    return float(-2.0 * loglik + parameters * np.log(n))

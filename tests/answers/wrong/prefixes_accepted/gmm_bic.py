"""wrong: looks only at the beginning of the type
e.g. gmm_bic(0.0, 10, 1, 1, "diagonal") gives 4.60517, not ValueError
"""

import numpy as np


def gmm_bic(loglik: float, n: int, d: int, K: int, cov_type: str) -> float:
    if cov_type.startswith("full"):
        per_component = d * (d + 1) // 2
    elif cov_type.startswith("diag"):
        per_component = d
    elif cov_type.startswith("spherical"):
        per_component = 1
    else:
        raise ValueError("cov_type must be full, diag or spherical")
    parameters = 0
    parameters += K - 1
    parameters += K * d
    parameters += K * per_component
    return float(-2.0 * loglik + parameters * np.log(n))

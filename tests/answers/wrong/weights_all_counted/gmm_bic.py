"""wrong: counts all K weights, although the last follows from the others
e.g. gmm_bic(0.0, 10, 1, 1, "full") gives 6.90776, not 4.60517
shows: k_weights
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
    parameters += K
    parameters += K * d
    parameters += K * per_component
    return float(-2.0 * loglik + parameters * np.log(n))

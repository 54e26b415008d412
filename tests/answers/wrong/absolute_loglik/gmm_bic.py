"""wrong: takes the absolute value of the log-likelihood, which may be positive
e.g. gmm_bic(5.0, 1, 1, 1, "full") gives 10, not -10
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
    parameters += K * d
    parameters += K * per_component
    return float(2.0 * abs(loglik) + parameters * np.log(n))

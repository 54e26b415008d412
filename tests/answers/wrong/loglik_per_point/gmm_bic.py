"""wrong: takes the log-likelihood for a mean over the points and multiplies it by n
e.g. gmm_bic(-10.0, 2, 1, 1, "full") gives 41.3863, not 21.3863
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
    return float(-2.0 * n * loglik + parameters * np.log(n))

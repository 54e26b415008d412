"""wrong: computes the AIC, with 2 instead of ln n for every parameter
e.g. gmm_bic(0.0, 10, 1, 1, "full") gives 4, not 4.60517
shows: aic
"""


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
    return float(-2.0 * loglik + 2.0 * parameters)

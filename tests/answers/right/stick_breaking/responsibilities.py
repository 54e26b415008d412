"""right: folds in one component after the other; each takes its share from those before it."""

import numpy as np

LOG_TWO_PI = np.log(2.0 * np.pi)


def _log_density(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    L = np.linalg.cholesky(cov)
    z = np.linalg.solve(L, (X - mean).T)
    return -0.5 * (len(mean) * LOG_TWO_PI + np.sum(z * z, axis=0)) - np.sum(np.log(np.diag(L)))


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    R = np.zeros((X.shape[0], len(weights)))
    evidence = None
    for k, weight in enumerate(np.asarray(weights, dtype=float)):
        if weight <= 0:
            continue
        new = np.log(weight) + _log_density(X, np.asarray(means[k], float), np.asarray(covs[k], float))
        if evidence is None:
            R[:, k], evidence = 1.0, new
            continue
        joined = np.logaddexp(evidence, new)
        R *= np.exp(evidence - joined)[:, None]
        R[:, k] = np.exp(new - joined)
        evidence = joined
    return R

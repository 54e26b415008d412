"""right: no normalization, r_k = 1 / sum over l of the odds of l against k, among the positive weights."""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    weights = np.asarray(weights, dtype=float)
    live = np.flatnonzero(weights > 0)
    mu = np.asarray(means, dtype=float)[live]
    S = np.asarray(covs, dtype=float)[live]
    diff = X[:, None, :] - mu
    quad = np.einsum("nka,kab,nkb->nk", diff, np.linalg.inv(S), diff)
    logs = np.log(weights[live]) - 0.5 * (np.linalg.slogdet(S)[1] + quad)
    with np.errstate(over="ignore"):
        odds = np.exp(logs[:, None, :] - logs[:, :, None])
    R = np.zeros((len(X), len(weights)))
    R[:, live] = 1.0 / odds.sum(axis=2)
    return R

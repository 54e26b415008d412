"""wrong: overwrites the caller's covariance matrices with their inverses
e.g. responsibilities(np.zeros((1, 1)), np.array([1.0]), np.zeros((1, 1)), covs) with covs =
np.array([[[4.0]]]) gives covs = [[[0.25]]] afterwards, not [[[4]]]
"""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X, weights, means, covs = (np.asarray(a, dtype=float) for a in (X, weights, means, covs))
    logs = np.full((len(X), len(weights)), -np.inf)
    for k in range(len(weights)):
        covs[k] = np.linalg.inv(covs[k])
        if weights[k] > 0:
            diff = X - means[k]
            quad = ((diff @ covs[k]) * diff).sum(axis=1)
            logs[:, k] = np.log(weights[k]) + 0.5 * (np.linalg.slogdet(covs[k])[1] - quad)
    return np.exp(logs - np.logaddexp.reduce(logs, axis=1)[:, None])

"""wrong: works with the densities themselves, so that a far point gets NaN
e.g. responsibilities(np.array([[100.0]]), np.array([0.5, 0.5]), np.array([[0.0], [1.0]]), np.ones((2, 1,
1))) gives [[nan, nan]], not [[6.13337e-44, 1]]
shows: underflow
"""

import numpy as np


def density(X, mean, cov):
    diff = X - mean
    quad = np.einsum("ia,ab,ib->i", diff, np.linalg.inv(cov), diff)
    return np.exp(-0.5 * quad - 0.5 * np.linalg.slogdet(cov)[1])


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X, weights, means, covs = (np.asarray(a, dtype=float) for a in (X, weights, means, covs))
    joint = np.stack([w * density(X, m, S) for w, m, S in zip(weights, means, covs)], axis=1)
    with np.errstate(invalid="ignore"):
        return joint / joint.sum(axis=1, keepdims=True)

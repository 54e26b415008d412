"""wrong: gives every point wholly to its most probable component
e.g. responsibilities(np.zeros((1, 1)), np.array([0.25, 0.75]), np.zeros((2, 1)), np.ones((2, 1, 1)))
gives [[0, 1]], not [[0.25, 0.75]]
shows: hard
"""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    weights = np.asarray(weights, dtype=float)
    means = np.asarray(means, dtype=float)
    L = np.linalg.cholesky(np.asarray(covs, dtype=float))
    diff = X[None, :, :] - means[:, None, :]
    white = np.linalg.solve(L, diff.swapaxes(1, 2))
    squares = (white**2).sum(axis=1).T
    half_log_det = np.log(np.diagonal(L, axis1=1, axis2=2)).sum(axis=1)
    with np.errstate(divide="ignore"):
        log_weights = np.log(weights)
    joint = log_weights - half_log_det - 0.5 * squares
    return np.eye(len(weights))[joint.argmax(axis=1)]

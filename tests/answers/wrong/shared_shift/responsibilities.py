"""wrong: shifts the log-densities of all points by one maximum, so that far points get NaN
e.g. responsibilities(np.array([[0.0], [60.0]]), np.array([1.0]), np.zeros((1, 1)), np.ones((1, 1, 1)))
gives [[1], [nan]], not [[1], [1]]
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
    if joint.size:
        joint -= joint.max()
    R = np.exp(joint)
    with np.errstate(invalid="ignore"):
        return R / R.sum(axis=1, keepdims=True)

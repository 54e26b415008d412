"""wrong: lifts all responsibilities to at least 1e-6, also that of a weight of 0
e.g. responsibilities(np.zeros((1, 1)), np.array([1.0, 0.0]), np.zeros((2, 1)), np.ones((2, 1, 1))) gives
[[0.999999, 9.99999e-07]], not [[1, 0]]
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
    joint -= joint.max(axis=1, keepdims=True)
    R = np.exp(joint)
    R = np.maximum(R / R.sum(axis=1, keepdims=True), 1e-6)
    return R / R.sum(axis=1, keepdims=True)

"""wrong: adds 1e-12 to the weights before the logarithm, so that a weight of 0 can win
e.g. responsibilities(np.array([[50.0]]), np.array([1.0, 0.0]), np.array([[0.0], [50.0]]), np.ones((2, 1,
1))) gives [[0, 1]], not [[1, 0]]
shows: floored_weight
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
    log_weights = np.log(weights + 1e-12)
    joint = log_weights - half_log_det - 0.5 * squares
    joint -= joint.max(axis=1, keepdims=True)
    R = np.exp(joint)
    return R / R.sum(axis=1, keepdims=True)

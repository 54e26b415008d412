"""wrong: leaves out the determinants, which do not cancel between different components
e.g. responsibilities(np.zeros((1, 1)), np.array([0.5, 0.5]), np.zeros((2, 1)), np.array([[[1.0]],
[[4.0]]])) gives [[0.5, 0.5]], not [[0.666667, 0.333333]]
shows: no_determinant
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
    with np.errstate(divide="ignore"):
        log_weights = np.log(weights)
    joint = log_weights - 0.5 * squares
    joint -= joint.max(axis=1, keepdims=True)
    R = np.exp(joint)
    return R / R.sum(axis=1, keepdims=True)

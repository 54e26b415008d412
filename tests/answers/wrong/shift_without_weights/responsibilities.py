"""wrong: shifts by the largest density without weights, so that a component of weight 0 spoils its points
e.g. responsibilities(np.array([[50.0]]), np.array([1.0, 0.0]), np.array([[0.0], [50.0]]), np.ones((2, 1,
1))) gives [[nan, nan]], not [[1, 0]]
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
    logs = -half_log_det - 0.5 * squares
    logs -= logs.max(axis=1, keepdims=True)
    R = weights * np.exp(logs)
    with np.errstate(invalid="ignore"):
        return R / R.sum(axis=1, keepdims=True)

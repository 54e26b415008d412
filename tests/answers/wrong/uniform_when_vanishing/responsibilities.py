"""wrong: a point whose densities all vanish as floats gets equal shares
e.g. responsibilities(np.array([[60.0]]), np.array([0.5, 0.5]), np.array([[0.0], [1.0]]), np.ones((2, 1,
1))) gives [[0.5, 0.5]], not [[1.4437e-26, 1]]
"""

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X, weights, means, covs = (np.asarray(a, dtype=float) for a in (X, weights, means, covs))
    live = weights > 0
    joint = np.zeros((X.shape[0], weights.size))
    for k in range(weights.size):
        L = np.linalg.cholesky(covs[k])
        white = np.linalg.solve(L, (X - means[k]).T)
        joint[:, k] = weights[k] * np.exp(-0.5 * (white**2).sum(axis=0)) / np.prod(np.diag(L))
    joint[joint.sum(axis=1) == 0.0] = live / live.sum()
    return joint / joint.sum(axis=1, keepdims=True)

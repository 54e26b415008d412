"""wrong: divides by the determinant instead of its square root
e.g. responsibilities(np.zeros((1, 1)), np.array([0.5, 0.5]), np.zeros((2, 1)), np.array([[[1.0]],
[[4.0]]])) gives [[0.8, 0.2]], not [[0.666667, 0.333333]]
shows: det_not_rooted
"""

import math

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X = np.array(X, dtype=float)
    means = np.array(means, dtype=float)
    covs = np.array(covs, dtype=float)
    n, K = len(X), len(weights)
    R = np.zeros((n, K))
    for i in range(n):
        logs = {}
        for k in range(K):
            if weights[k] == 0:
                continue
            diff = X[i] - means[k]
            log_det = np.linalg.slogdet(covs[k])[1]
            logs[k] = math.log(weights[k]) - log_det - 0.5 * diff @ np.linalg.solve(covs[k], diff)
        largest = max(logs.values())
        total = sum(math.exp(value - largest) for value in logs.values())
        for k, value in logs.items():
            R[i, k] = math.exp(value - largest) / total
    return R

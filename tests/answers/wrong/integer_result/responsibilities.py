"""wrong: the result takes the dtype of X, which cuts all shares to 0 or 1 for integers
e.g. responsibilities(np.array([[0]]), np.array([0.25, 0.75]), np.zeros((2, 1)), np.ones((2, 1, 1))) gives
[[0, 0]] (int64), not [[0.25, 0.75]]
"""

import math

import numpy as np


def responsibilities(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
) -> np.ndarray:
    X = np.array(X)
    means = np.array(means, dtype=float)
    covs = np.array(covs, dtype=float)
    n, K = len(X), len(weights)
    R = np.zeros((n, K), dtype=X.dtype)
    for i in range(n):
        logs = {}
        for k in range(K):
            if weights[k] == 0:
                continue
            diff = X[i] - means[k]
            log_det = np.linalg.slogdet(covs[k])[1]
            logs[k] = math.log(weights[k]) - 0.5 * (log_det + diff @ np.linalg.solve(covs[k], diff))
        largest = max(logs.values())
        total = sum(math.exp(value - largest) for value in logs.values())
        for k, value in logs.items():
            R[i, k] = math.exp(value - largest) / total
    return R

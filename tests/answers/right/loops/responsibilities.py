"""right: loops over points and components, with slogdet, solve and the math module."""

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
            logs[k] = math.log(weights[k]) - 0.5 * (log_det + diff @ np.linalg.solve(covs[k], diff))
        largest = max(logs.values())
        total = sum(math.exp(value - largest) for value in logs.values())
        for k, value in logs.items():
            R[i, k] = math.exp(value - largest) / total
    return R

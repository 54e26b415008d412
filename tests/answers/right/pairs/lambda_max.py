"""right: sums over all pairs of rows, as differences of rows need no means."""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    n, d = X.shape
    X, y = X.astype(float), y.astype(float)
    sums = np.zeros(d)
    for i in range(n):
        sums += (X[i] - X).T @ (y[i] - y)
    return float(np.abs(sums).max() / (2 * n * n))

"""right: takes all sums from one product of a matrix and a vector."""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    centered = X - X.mean(axis=0)
    centered[:, np.all(X == X[0], axis=0)] = 0.0
    return float(np.max(np.abs(centered.T @ (y - y.mean()))) / len(y))

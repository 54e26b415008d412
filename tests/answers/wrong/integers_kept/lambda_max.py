"""wrong: centers in an array with the dtype of X, which cuts fractions off for integers
e.g. lambda_max(np.array([[0], [1]]), np.array([0, 2])) gives 0.0, not 0.5
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    centered = np.empty_like(X)
    for j in range(X.shape[1]):
        centered[:, j] = X[:, j] - X[:, j].mean()
    return float(np.max(np.abs(centered.T @ (y - y.mean()))) / len(y))

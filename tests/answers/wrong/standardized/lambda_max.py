"""wrong: scales the columns to the standard deviation 1 first
e.g. lambda_max(np.array([[0.0], [4.0]]), np.array([0.0, 2.0])) gives 1.0, not 2.0
shows: correlation
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    scale = X.std(axis=0)
    scale[np.all(X == X[0], axis=0)] = 1.0
    standardized = (X - X.mean(axis=0)) / scale
    return float(np.max(np.abs(standardized.T @ (y - y.mean()))) / len(y))

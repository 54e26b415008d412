"""wrong: divides by 2n like the loss
e.g. lambda_max(np.array([[0.0], [2.0]]), np.array([0.0, 2.0])) gives 0.5, not 1.0
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    n = len(y)
    return float(np.max(np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))) / (2 * n))

"""wrong: does not divide by n
e.g. lambda_max(np.array([[0.0], [2.0]]), np.array([0.0, 2.0])) gives 2.0, not 1.0
shows: no_1_over_n
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    return float(np.max(np.abs((X - X.mean(axis=0)).T @ (y - y.mean()))))

"""wrong: takes the largest sum with its sign, not in size
e.g. lambda_max(np.array([[0.0], [1.0], [2.0]]), np.array([3.0, 3.0, 0.0])) gives 0.0, not 1.0
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    return float(max(0.0, np.max((X - X.mean(axis=0)).T @ (y - y.mean())) / len(y)))

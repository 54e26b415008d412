"""wrong: leaves the first column out, as if it were the one of the intercept
e.g. lambda_max(np.array([[0.0, 0.0], [4.0, 2.0]]), np.array([0.0, 2.0])) gives 1.0, not 2.0
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    n, d = X.shape
    largest = 0.0
    for j in range(1, d):
        total = np.sum((X[:, j] - X[:, j].mean()) * (y - y.mean()))
        largest = max(largest, abs(total) / n)
    return float(largest)

"""wrong: divides by n - 1
e.g. lambda_max(np.array([[0.0], [2.0]]), np.array([0.0, 2.0])) gives 2.0, not 1.0
shows: n_minus_1
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    largest = 0.0
    for column in X.T:
        largest = max(largest, abs(np.cov(column, y)[0, 1]))
    return largest

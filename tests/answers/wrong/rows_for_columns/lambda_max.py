"""wrong: takes the means of the rows away, not those of the columns
e.g. lambda_max(np.array([[0.0, 0.0], [2.0, 4.0]]), np.array([0.0, 2.0])) gives 0.5, not 2.0
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    varies = np.any(X != X[0], axis=0)
    centered = X - X.mean(axis=1, keepdims=True)
    return float(np.max(np.abs(centered.T @ (y - y.mean())) * varies) / len(y))

"""wrong: takes a y that is nearly constant for a constant one
e.g. lambda_max(np.array([[0.0], [1000.0]]), np.array([1000.0, 1000.008])) gives 0.0, not
2.0000000000095497
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.allclose(y, y[0]):
        return 0.0
    X_centered = X - X.mean(axis=0)
    return float(np.max(np.abs(X_centered.T @ (y - y.mean()))) / len(y))

"""wrong: does not center, as if there were no intercept
e.g. lambda_max(np.array([[1.0], [2.0]]), np.array([1.0, 2.0])) gives 2.5, not 0.25
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    varies = np.any(X != X[0], axis=0)
    return float(np.max(np.abs(X.T @ y) * varies) / len(y))

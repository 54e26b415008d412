"""wrong: adds the columns up in place of taking the largest
e.g. lambda_max(np.array([[0.0, 0.0], [2.0, 4.0]]), np.array([0.0, 2.0])) gives 3.0, not 2.0
shows: sum_over_columns
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    X_centered = X - X.mean(axis=0)
    return float(np.linalg.norm(X_centered.T @ (y - y.mean()), ord=1) / len(y))

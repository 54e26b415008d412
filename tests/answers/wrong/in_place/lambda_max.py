"""wrong: centers the caller's arrays
e.g. X = np.array([[0.0], [2.0]]); lambda_max(X, np.array([0.0, 2.0])); X gives array([[-1.], [ 1.]]), not
array([[0.], [2.]])
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    if np.all(y == y[0]):
        return 0.0
    X = np.asarray(X, dtype=float)
    X -= X.mean(axis=0)
    return float(np.max(np.abs(X.T @ (y - y.mean()))) / len(y))

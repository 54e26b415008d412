"""wrong: leaves a rounding error for a constant y
e.g. lambda_max(np.array([[0.1], [0.7], [0.3]]), np.array([0.1, 0.1, 0.1])) gives 2.5679065925163143e-34,
not 0.0
"""

import numpy as np


def lambda_max(X: np.ndarray, y: np.ndarray) -> float:
    X_centered = X - X.mean(axis=0)
    y_centered = y - y.mean()
    return float(np.max(np.abs(X_centered.T @ y_centered)) / len(y))

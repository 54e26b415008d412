"""wrong: puts the new w in an array with the dtype of w, which cuts fractions off for integers
e.g. ridge_gd_step(np.array([1]), 2, np.array([[0], [2]]), np.array([0, 0]), 0.1, 1) gives (array([0]),
1.7), not (array([0.5]), 1.7)
"""

import numpy as np


def ridge_gd_step(
    w: np.ndarray,
    b: float,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    lam: float,
) -> tuple[np.ndarray, float]:
    n, d = X.shape
    error = X @ w + b - y
    new_w = w.copy()
    for j in range(d):
        new_w[j] = w[j] - lr * (X[:, j] @ error / n + lam * w[j])
    return new_w, b - lr * error.mean()

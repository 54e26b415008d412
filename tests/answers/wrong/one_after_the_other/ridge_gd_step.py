"""wrong: moves b with the derivative at the new w
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0) gives
(array([-1.5]), 1.75), not (array([-1.5]), 0.5)
shows: sequential
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
    error = X @ w + b - y
    w = w - lr * (X.T @ error / len(y) + lam * w)
    error = X @ w + b - y
    b = b - lr * error.mean()
    return w, b

"""wrong: shrinks the coefficients after the step of least squares, not at the given w
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0) gives
(array([-0.5]), 0.5), not (array([-1.5]), 0.5)
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
    new_w = w - lr * X.T @ error / len(y)
    new_w = new_w - lr * lam * new_w
    return new_w, b - lr * error.mean()

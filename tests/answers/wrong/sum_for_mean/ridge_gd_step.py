"""wrong: adds the errors up and does not divide by n
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0) gives
(array([-3.5]), -1.0), not (array([-1.5]), 0.5)
shows: sum_gradient
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
    grad_w = X.T @ error + lam * w
    return w - lr * grad_w, b - lr * error.sum()

"""wrong: divides the penalty by n as well
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0) gives
(array([-1.25]), 0.5), not (array([-1.5]), 0.5)
shows: all_over_n
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
    n = len(y)
    error = X @ w + b - y
    grad_w = (X.T @ error + lam * w) / n
    grad_b = np.sum(error) / n
    return w - lr * grad_w, b - lr * grad_b

"""wrong: forgets b in the errors
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0) gives
(array([-0.5]), 1.5), not (array([-1.5]), 0.5)
shows: no_intercept_in_errors
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
    error = X @ w - y
    grad_w = X.T @ error / len(y) + lam * w
    return w - lr * grad_w, b - lr * error.mean()

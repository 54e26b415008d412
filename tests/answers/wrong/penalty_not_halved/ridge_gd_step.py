"""wrong: forgets that the penalty is halved
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.5, 1.0) gives
(array([-2.]), 0.5), not (array([-1.5]), 0.5)
shows: penalty_doubled
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
    grad_w = X.T @ error / len(y) + 2 * lam * w
    return w - lr * grad_w, b - lr * error.mean()

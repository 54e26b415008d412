"""wrong: shrinks by lam and not by lr times lam, so that w moves with lr = 0
e.g. ridge_gd_step(np.array([1.0]), 2.0, np.array([[0.0], [2.0]]), np.array([0.0, 0.0]), 0.0, 0.1) gives
(array([0.9]), 2.0), not (array([1.]), 2.0)
shows: decay_without_lr
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
    new_w = (1 - lam) * w - lr * X.T @ error / len(y)
    return new_w, b - lr * error.mean()

"""wrong: moves the caller's w
e.g. w = np.array([1.0]); ridge_gd_step(w, 2.0, np.eye(1), np.zeros(1), 0.5, 1.0); w gives array([-1.]),
not array([1.])
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
    w = np.asarray(w, dtype=float)
    error = X @ w + b - y
    grad_w = X.T @ error / len(y) + lam * w
    w -= lr * grad_w
    return w, b - lr * error.mean()

"""right: treats the intercept as the coefficient of a column of ones that has the penalty 0."""

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
    A = np.hstack((np.ones((n, 1)), X))
    theta = np.concatenate(([b], w)).astype(float)
    penalties = np.full(d + 1, float(lam))
    penalties[0] = 0.0
    theta = theta - lr * (A.T @ (A @ theta - y) / n + penalties * theta)
    return theta[1:], float(theta[0])

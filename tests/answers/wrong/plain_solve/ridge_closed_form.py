"""wrong: always solves the system, which is singular for dependent columns without a penalty
e.g. ridge_closed_form(np.array([[0.0, 0.0], [2.0, 2.0]]), np.array([1.0, 5.0]), 0.0) raises LinAlgError,
not (array([1., 1.]), 1.0000000000000002)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    w = np.linalg.solve(Xc.T @ Xc + n * lam * np.eye(d), Xc.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)

"""wrong: leaves the penalty out where there are more columns than rows
e.g. ridge_closed_form(np.array([[0.0, 0.0, 0.0], [2.0, 0.0, 0.0]]), np.array([1.0, 5.0]), 1.0) gives
(array([2., 0., 0.]), 1.0000000000000004), not (array([1., 0., 0.]), 2.0)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    if d > n or lam == 0:
        w = np.linalg.lstsq(Xc, y - y_mean, rcond=1e-11)[0]
    else:
        w = np.linalg.solve(Xc.T @ Xc + n * lam * np.eye(d), Xc.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)

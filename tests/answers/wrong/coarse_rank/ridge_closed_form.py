"""wrong: treats small singular values as 0 with a cutoff that is far too large
e.g. ridge_closed_form(np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 0.01]]), np.array([0.0, 2.0, 1.0]), 0.0)
gives (array([ 0.74999062, -0.00187501]), 0.500012500156249), not (array([ 1., 100.]),
6.661338147750939e-16)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    if lam > 0:
        w = np.linalg.solve(Xc.T @ Xc + n * lam * np.eye(d), Xc.T @ (y - y_mean))
    else:
        w = np.linalg.pinv(Xc, rcond=0.01) @ (y - y_mean)
    return w, float(y_mean - x_mean @ w)

"""wrong: scales the columns to the standard deviation 1 before it penalizes them
e.g. ridge_closed_form(np.array([[0.0], [4.0]]), np.array([1.0, 5.0]), 1.0) gives (array([0.5]), 2.0), not
(array([0.8]), 1.4)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    constant = np.all(X == X[0], axis=0)
    Xc[:, constant] = 0.0
    if lam == 0:
        w = np.linalg.pinv(Xc, rcond=1e-11) @ (y - y_mean)
    else:
        scale = np.where(constant, 1.0, X.std(axis=0))
        Z = Xc / scale
        w = np.linalg.solve(Z.T @ Z + n * lam * np.eye(d), Z.T @ (y - y_mean)) / scale
    return w, float(y_mean - x_mean @ w)

"""wrong: adds a small number to the diagonal to make the matrix invertible
e.g. ridge_closed_form(np.array([[0.0], [0.02]]), np.array([1.0, 1.04]), 0.0) gives (array([1.99004975]),
1.0000995024875623), not (array([2.]), 1.0)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    A = Xc.T @ Xc + (n * lam + 1e-6) * np.eye(d)
    w = np.linalg.solve(A, Xc.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)

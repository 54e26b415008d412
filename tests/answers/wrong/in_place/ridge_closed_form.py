"""wrong: centers the caller's X
e.g. X = np.array([[0.0], [2.0]]); ridge_closed_form(X, np.array([1.0, 5.0]), 1.0); X gives array([[-1.],
[ 1.]]), not array([[0.], [2.]])
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    X = np.asarray(X, dtype=float)
    constant = np.all(X == X[0], axis=0)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    X -= x_mean
    X[:, constant] = 0.0
    A = X.T @ X + n * lam * np.eye(d)
    w = np.linalg.pinv(A, rcond=1e-12, hermitian=True) @ (X.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)

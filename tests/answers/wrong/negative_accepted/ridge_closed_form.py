"""wrong: does not raise for a negative lam
e.g. ridge_closed_form(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), -0.5) gives (array([4.]), -1.0),
not ValueError
shows: takes_any_lam
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    A = Xc.T @ Xc + n * lam * np.eye(d)
    w = np.linalg.pinv(A, rcond=1e-12, hermitian=True) @ (Xc.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)

"""wrong: takes the pseudoinverse only where solve fails, which it does not for all dependent columns
e.g. ridge_closed_form(np.array([[0.1, 0.3], [0.2, 0.6], [0.7, 2.1]]), np.array([0.0, 1.0, 0.0]), 0.0)
gives (array([-0.06451613, -0.19354839]), 0.5483870967741935), not (array([-0.06451613, -0.19354839]),
0.5483870967741936)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    A, c = Xc.T @ Xc + n * lam * np.eye(d), Xc.T @ (y - y_mean)
    try:
        w = np.linalg.solve(A, c)
    except np.linalg.LinAlgError:
        w = np.linalg.pinv(A) @ c
    return w, float(y_mean - x_mean @ w)

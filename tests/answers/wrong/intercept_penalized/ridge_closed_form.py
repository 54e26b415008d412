"""wrong: penalizes the intercept like the coefficient of a column of ones
e.g. ridge_closed_form(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 1.0) gives (array([1.4]), 0.8), not
(array([1.]), 2.0)
shows: penalizes_intercept
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    if lam > 0:
        A = np.column_stack((np.ones(n), X))
        theta = np.linalg.solve(A.T @ A + n * lam * np.eye(d + 1), A.T @ y)
        return theta[1:], float(theta[0])
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    w = np.linalg.pinv(Xc, rcond=1e-11) @ (y - y.mean())
    return w, float(y.mean() - X.mean(axis=0) @ w)

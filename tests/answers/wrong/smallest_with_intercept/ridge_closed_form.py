"""wrong: without a penalty it makes the sum of squares of w and b smallest, not that of w alone
e.g. ridge_closed_form(np.array([[1.0], [1.0]]), np.array([1.0, 3.0]), 0.0) gives (array([1.]),
0.9999999999999997), not (array([0.]), 2.0)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    A = np.column_stack((X, np.ones(n)))
    if lam == 0:
        theta = np.linalg.lstsq(A, y, rcond=None)[0]
    else:
        penalties = np.append(np.full(d, n * lam), 0.0)
        theta = np.linalg.solve(A.T @ A + np.diag(penalties), A.T @ y)
    return theta[:d], float(theta[d])

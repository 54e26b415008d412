"""wrong: adds 2 n lam to the diagonal, as if the penalty were not halved
e.g. ridge_closed_form(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 1.0) gives (array([0.66666667]),
2.3333333333333335), not (array([1.]), 2.0)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n = len(X)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    U, s, Vt = np.linalg.svd(Xc, full_matrices=False)
    keep = s > 1e-11 * s.max()
    w = Vt[keep].T @ (s[keep] / (s[keep] ** 2 + 2 * n * lam) * (U[:, keep].T @ (y - y_mean)))
    return w, float(y_mean - x_mean @ w)

"""wrong: gives a column that depends on earlier ones the coefficient 0, so that w is not the smallest
e.g. ridge_closed_form(np.array([[0.0, 0.0], [2.0, 2.0]]), np.array([1.0, 5.0]), 0.0) gives (array([2.,
0.]), 1.0), not (array([1., 1.]), 1.0000000000000002)
"""

import numpy as np


def ridge_closed_form(X: np.ndarray, y: np.ndarray, lam: float) -> tuple[np.ndarray, float]:
    if lam < 0:
        raise ValueError("lam must be >= 0")
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    kept = list(range(d))
    if lam == 0:
        kept = []
        for j in range(d):
            if np.linalg.matrix_rank(Xc[:, kept + [j]], tol=1e-9) > len(kept):
                kept.append(j)
    A = Xc[:, kept]
    w = np.zeros(d)
    w[kept] = np.linalg.solve(A.T @ A + n * lam * np.eye(len(kept)), A.T @ (y - y_mean))
    return w, float(y_mean - x_mean @ w)

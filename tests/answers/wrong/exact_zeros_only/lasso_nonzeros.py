"""wrong: counts every number but an exact 0, so also rounding errors in least squares
e.g. X = np.array([[0.3, 0.1], [0.2, -0.1], [-0.3, -0.1], [0.2, 0.1]]); lasso_nonzeros(X, np.array([0.1,
-0.1, -0.1, 0.1]), np.array([0.0])) gives array([2]), not array([1])
shows: exact_zeros_only
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    yc = y - y.mean()
    squares = np.mean(Xc**2, axis=0)
    counts = []
    for lam in lams:
        w = np.zeros(d)
        for _ in range(3000):
            before = w.copy()
            for j in np.flatnonzero(squares):
                z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
                w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
            if np.max(np.abs(w - before)) < 1e-13:
                break
        counts.append(np.count_nonzero(w))
    return np.array(counts, dtype=int)

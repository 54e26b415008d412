"""wrong: fits without an intercept
e.g. lasso_nonzeros(np.array([[1.0], [2.0]]), np.array([1.0, 2.0]), np.array([1.0])) gives array([1]), not
array([0])
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    varying = np.flatnonzero(np.any(X != X[0], axis=0))
    X, y = X.astype(float), y.astype(float)
    squares = np.mean(X**2, axis=0)
    counts = []
    for lam in lams:
        w = np.zeros(d)
        for _ in range(3000):
            before = w.copy()
            for j in varying:
                z = X[:, j] @ (y - X @ w + X[:, j] * w[j]) / n
                w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
            if np.max(np.abs(w - before)) < 1e-13:
                break
        counts.append(np.sum(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)

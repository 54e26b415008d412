"""wrong: scales the columns to the standard deviation 1 first
e.g. lasso_nonzeros(np.array([[0.0], [4.0]]), np.array([0.0, 4.0]), np.array([3.0])) gives array([0]), not
array([1])
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    constant = np.all(X == X[0], axis=0)
    Z = (X - X.mean(axis=0)) / np.where(constant, 1.0, X.std(axis=0))
    varying = np.flatnonzero(~constant)
    yc = y - y.mean()
    counts = []
    for lam in lams:
        w = np.zeros(d)
        for _ in range(3000):
            before = w.copy()
            for j in varying:
                z = Z[:, j] @ (yc - Z @ w + Z[:, j] * w[j]) / n
                w[j] = np.sign(z) * max(abs(z) - lam, 0.0)
            if np.max(np.abs(w - before)) < 1e-13:
                break
        counts.append(np.sum(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)

"""wrong: goes over the coefficients only once
e.g. lasso_nonzeros(np.array([[3, 3], [4, 5], [2, 2]]), np.array([4, 9, 1]), np.array([0.5])) gives
array([2]), not array([1])
shows: one_round
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
        for j in np.flatnonzero(squares):
            z = Xc[:, j] @ (yc - Xc @ w) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        counts.append(np.sum(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)

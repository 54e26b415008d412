"""wrong: returns the counts in the order of the sorted penalties
e.g. lasso_nonzeros(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), np.array([5.0, 1.0])) gives array([1,
0]), not array([0, 1])
shows: sorted_lams
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    yc = y - y.mean()
    squares = np.mean(Xc**2, axis=0)
    counts = []
    for lam in np.sort(lams):
        w = np.zeros(d)
        for _ in range(3000):
            before = w.copy()
            for j in np.flatnonzero(squares):
                z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
                w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
            if np.max(np.abs(w - before)) < 1e-13:
                break
        counts.append(np.sum(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)

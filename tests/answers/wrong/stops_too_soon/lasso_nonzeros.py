"""wrong: stops when no coefficient moves by more than 0.01
e.g. lasso_nonzeros(np.array([[3, 2], [3, 4], [5, 5]]), np.array([3, 7, 9]), np.array([0.01])) gives
array([2]), not array([1])
shows: stops_too_soon
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
        moved = 1.0
        while moved > 0.01:
            before = w.copy()
            for j in np.flatnonzero(squares):
                z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
                w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
            moved = np.max(np.abs(w - before))
        counts.append(np.sum(np.abs(w) > 1e-8))
    return np.array(counts, dtype=int)

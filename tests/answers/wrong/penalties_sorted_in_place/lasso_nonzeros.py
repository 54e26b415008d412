"""wrong: sorts the caller's penalties for warm starts
e.g. lams = np.array([5.0, 1.0]); lasso_nonzeros(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), lams);
lams gives array([1., 5.]), not array([5., 1.])
"""

import numpy as np


def lasso_nonzeros(X: np.ndarray, y: np.ndarray, lams: np.ndarray) -> np.ndarray:
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    yc = y - y.mean()
    squares = np.mean(Xc**2, axis=0)
    order = np.argsort(lams)
    counts = np.zeros(len(lams), dtype=int)
    w = np.zeros(d)
    lams.sort()
    for place, lam in zip(order[::-1], lams[::-1], strict=True):
        for _ in range(3000):
            before = w.copy()
            for j in np.flatnonzero(squares):
                z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
                w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
            if np.max(np.abs(w - before)) < 1e-13:
                break
        counts[place] = np.sum(np.abs(w) > 1e-8)
    return counts

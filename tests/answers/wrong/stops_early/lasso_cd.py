"""wrong: stops when a sweep moves nothing, so that the history is too short
e.g. lasso_cd(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), 0.5, 3)[2] gives array([2. , 0.875, 0.875]),
not array([2. , 0.875, 0.875, 0.875])
shows: stops_early
"""

import numpy as np


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    Xc = X - X.mean(axis=0)
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    yc = y - y.mean()
    squares = np.mean(Xc**2, axis=0)
    w = np.zeros(d)
    history = [yc @ yc / (2 * n)]
    for _ in range(n_sweeps):
        before = w.copy()
        for j in np.flatnonzero(squares):
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
        if np.max(np.abs(w - before)) < 1e-12:
            break
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

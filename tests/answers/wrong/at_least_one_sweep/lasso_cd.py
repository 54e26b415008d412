"""wrong: makes one sweep also where 0 are asked for
e.g. lasso_cd(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), 0.5, 0)[0] gives array([1.5]), not
array([0.])
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
    while True:
        for j in np.flatnonzero(squares):
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
        if len(history) > n_sweeps:
            break
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

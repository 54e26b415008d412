"""wrong: centers the caller's y
e.g. X, y = np.array([[0.0], [2.0]]), np.array([0.0, 4.0]); lasso_cd(X, y, 0.5, 1); y gives array([-2.,
2.]), not array([0., 4.])
"""

import numpy as np


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    x_mean, y_mean = X.mean(axis=0), y.mean()
    Xc = X - x_mean
    Xc[:, np.all(X == X[0], axis=0)] = 0.0
    y = np.asarray(y, dtype=float)
    y -= y_mean
    squares = np.mean(Xc**2, axis=0)
    w = np.zeros(d)
    history = [y @ y / (2 * n)]
    for _ in range(n_sweeps):
        for j in np.flatnonzero(squares):
            z = Xc[:, j] @ (y - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(np.sum((y - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
    return w, float(y_mean - x_mean @ w), np.array(history)

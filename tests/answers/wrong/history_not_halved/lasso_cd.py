"""wrong: records squares that are divided by n and not by 2n
e.g. lasso_cd(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), 0.5, 1)[2] gives array([4., 1.]), not
array([2. , 0.875])
shows: history_not_halved
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
    history = [np.mean(yc**2)]
    for _ in range(n_sweeps):
        for j in np.flatnonzero(squares):
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(np.mean((yc - Xc @ w) ** 2) + lam * np.sum(np.abs(w)))
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

"""wrong: returns the mean of y for the intercept
e.g. lasso_cd(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), 0.5, 1)[1] gives 2.0, not 0.5
shows: mean_as_intercept
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
        for j in np.flatnonzero(squares):
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
    return w, float(y.mean()), np.array(history)

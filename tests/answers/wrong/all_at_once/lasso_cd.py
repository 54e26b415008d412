"""wrong: updates all coefficients from the values before the sweep
e.g. lasso_cd(np.array([[0.0, 0.0], [2.0, 2.0]]), np.array([0.0, 4.0]), 0.5, 1)[0] gives array([1.5,
1.5]), not array([1.5, 0. ])
shows: jacobi
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
    used = squares > 0
    w = np.zeros(d)
    history = [yc @ yc / (2 * n)]
    for _ in range(n_sweeps):
        z = Xc.T @ (yc - Xc @ w) / n + squares * w
        w[used] = (np.sign(z) * np.maximum(np.abs(z) - lam, 0.0))[used] / squares[used]
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

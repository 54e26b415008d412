"""wrong: divides neither the products nor the squares by n before it takes lam away
e.g. lasso_cd(np.array([[0.0], [2.0]]), np.array([0.0, 4.0]), 0.5, 1)[0] gives array([1.75]), not
array([1.5])
shows: lam_over_n
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
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j])
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / (n * squares[j])
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

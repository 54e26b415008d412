"""wrong: divides 0 by 0 for a constant column
e.g. lasso_cd(np.array([[1.0], [1.0]]), np.array([0.0, 4.0]), 0.5, 1)[0] gives array([nan]), not
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
    yc = y - y.mean()
    w = np.zeros(d)
    history = [yc @ yc / (2 * n)]
    for _ in range(n_sweeps):
        for j in range(d):
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / (Xc[:, j] @ Xc[:, j] / n)
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

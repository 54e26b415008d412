"""right: skips the columns of which nothing is left after centering."""

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
    squares = np.mean(Xc**2, axis=0)
    w = np.zeros(d)
    history = [yc @ yc / (2 * n)]
    for _ in range(n_sweeps):
        for j in range(d):
            if squares[j] == 0:
                continue
            z = Xc[:, j] @ (yc - Xc @ w + Xc[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(np.sum((yc - Xc @ w) ** 2) / (2 * n) + lam * np.sum(np.abs(w)))
    return w, float(y.mean() - X.mean(axis=0) @ w), np.array(history)

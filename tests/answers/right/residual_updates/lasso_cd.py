"""right: keeps one residual and corrects it after every update."""

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
    squares = np.sum(Xc**2, axis=0) / n
    residual = y - y_mean
    w = np.zeros(d)
    history = [residual @ residual / (2 * n)]
    for _ in range(n_sweeps):
        for j in range(d):
            if squares[j] == 0:
                continue
            z = Xc[:, j] @ residual / n + squares[j] * w[j]
            new = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
            residual = residual + (w[j] - new) * Xc[:, j]
            w[j] = new
        history.append(residual @ residual / (2 * n) + lam * np.abs(w).sum())
    return w, float(y_mean - x_mean @ w), np.array(history)

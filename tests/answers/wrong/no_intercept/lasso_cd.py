"""wrong: fits the coefficients without centering, as if the intercept were 0, and computes it at the end
e.g. lasso_cd(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]), 0.5, 1)[0] gives array([2.25]), not
array([1.5])
"""

import numpy as np


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    n, d = X.shape
    squares = np.mean(np.square(X, dtype=float), axis=0)
    squares[np.all(X == X[0], axis=0)] = 0.0
    w = np.zeros(d)

    def objective() -> float:
        errors = y - X @ w
        return float(np.var(errors) / 2 + lam * np.sum(np.abs(w)))

    history = [objective()]
    for _ in range(n_sweeps):
        for j in np.flatnonzero(squares):
            z = X[:, j] @ (y - X @ w + X[:, j] * w[j]) / n
            w[j] = np.sign(z) * max(abs(z) - lam, 0.0) / squares[j]
        history.append(objective())
    return w, float(np.mean(y - X @ w)), np.array(history)

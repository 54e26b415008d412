"""right: is a small class and adds up the positive and the negative part of every coefficient."""

import numpy as np


class Descent:
    """The state of coordinate descent on centered data."""

    def __init__(self, X: np.ndarray, y: np.ndarray, lam: float) -> None:
        """Center the data and start from 0."""
        self.X = X - X.mean(axis=0)
        self.X[:, X.max(axis=0) == X.min(axis=0)] = 0.0
        self.y = y - y.mean()
        self.lam = lam
        self.w = np.zeros(X.shape[1])

    def objective(self) -> float:
        """Evaluate the objective with the best intercept."""
        errors = self.y - self.X.dot(self.w)
        return float(errors.dot(errors) / (2 * len(errors)) + self.lam * np.abs(self.w).sum())

    def sweep(self) -> None:
        """Move every coefficient once."""
        n = len(self.y)
        for j, column in enumerate(self.X.T):
            curvature = column.dot(column) / n
            if curvature == 0:
                continue
            self.w[j] = 0.0
            slope = column.dot(self.y - self.X.dot(self.w)) / n
            positive = max((slope - self.lam) / curvature, 0.0)
            negative = min((slope + self.lam) / curvature, 0.0)
            self.w[j] = positive + negative


def lasso_cd(
    X: np.ndarray,
    y: np.ndarray,
    lam: float,
    n_sweeps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    descent = Descent(X, y, lam)
    history = [descent.objective()]
    for _ in range(n_sweeps):
        descent.sweep()
        history.append(descent.objective())
    b = float(np.mean(y) - np.mean(X, axis=0) @ descent.w)
    return descent.w, b, np.array(history, dtype=float)

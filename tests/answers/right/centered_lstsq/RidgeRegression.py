"""right: solves least squares with d extra rows for the penalty."""

import numpy as np


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        if lam < 0:
            raise ValueError("lam must be >= 0")
        self.lam = lam

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept."""
        n, d = X.shape
        Xc = X - X.mean(axis=0)
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        rows = np.vstack((Xc, np.sqrt(n * self.lam) * np.eye(d)))
        targets = np.append(y - y.mean(), np.zeros(d))
        self.coef = np.linalg.lstsq(rows, targets, rcond=None)[0]
        self.intercept = float(y.mean() - X.mean(axis=0) @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

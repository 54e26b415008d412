"""wrong: raises for a negative lam neither in the constructor nor in fit
e.g. RidgeRegression(-0.5).fit(np.array([[0.0], [2.0]]), np.array([1.0, 5.0])).coef gives array([4.]), not
ValueError
shows: takes_any_lam
"""

import numpy as np


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        self.lam = lam

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept."""
        n, d = X.shape
        x_mean, y_mean = X.mean(axis=0), y.mean()
        Xc = X - x_mean
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        A = Xc.T @ Xc + n * self.lam * np.eye(d)
        self.coef = np.linalg.lstsq(A, Xc.T @ (y - y_mean), rcond=None)[0]
        self.intercept = float(y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

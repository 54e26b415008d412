"""wrong: centers the caller's X
e.g. X = np.array([[0.0], [2.0]]); RidgeRegression().fit(X, np.array([1.0, 5.0])); X gives array([[-1.], [
1.]]), not array([[0.], [2.]])
"""

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
        X = np.asarray(X, dtype=float)
        constant = np.all(X == X[0], axis=0)
        x_mean, y_mean = X.mean(axis=0), y.mean()
        X -= x_mean
        X[:, constant] = 0.0
        A = X.T @ X + len(X) * self.lam * np.eye(X.shape[1])
        self.coef = np.linalg.lstsq(A, X.T @ (y - y_mean), rcond=None)[0]
        self.intercept = float(y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

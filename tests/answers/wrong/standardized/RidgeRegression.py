"""wrong: scales the columns to the standard deviation 1 before it penalizes them
e.g. m = RidgeRegression(1.0); m.fit(np.array([[0.0], [4.0]]), np.array([1.0, 5.0])); m.coef gives
array([0.5]), not array([0.8])
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
        n, d = X.shape
        x_mean, y_mean = X.mean(axis=0), y.mean()
        constant = np.all(X == X[0], axis=0)
        scale = np.where(constant, 1.0, X.std(axis=0))
        Z = (X - x_mean) / scale
        Z[:, constant] = 0.0
        A = Z.T @ Z + n * self.lam * np.eye(d)
        self.coef = np.linalg.lstsq(A, Z.T @ (y - y_mean), rcond=None)[0] / scale
        self.intercept = float(y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

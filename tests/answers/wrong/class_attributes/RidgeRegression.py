"""wrong: keeps lam in the class, so that a second model changes the first one
e.g. m = RidgeRegression(1.0); RidgeRegression(5.0); m.fit(np.eye(2), np.arange(2)); m.coef gives
array([-0.04545455, 0.04545455]), not array([-0.16666667, 0.16666667])
"""

import numpy as np


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    lam = 1.0

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        if lam < 0:
            raise ValueError("lam must be >= 0")
        RidgeRegression.lam = lam

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

"""wrong: makes the array of coefficients in the first fit only, so that another number of columns fails
e.g. m = RidgeRegression(); m.fit(np.eye(2), np.ones(2)); m.fit(np.eye(3), np.ones(3)); m.coef raises
ValueError, not array([0., 0., 0.])
"""

import numpy as np


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        if lam < 0:
            raise ValueError("lam must be >= 0")
        self.lam = lam
        self.coef = None
        self.intercept = 0.0

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept."""
        n, d = X.shape
        if self.coef is None:
            self.coef = np.zeros(d)
        x_mean, y_mean = X.mean(axis=0), y.mean()
        Xc = X - x_mean
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        A = Xc.T @ Xc + n * self.lam * np.eye(d)
        self.coef[:] = np.linalg.lstsq(A, Xc.T @ (y - y_mean), rcond=None)[0]
        self.intercept = float(y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

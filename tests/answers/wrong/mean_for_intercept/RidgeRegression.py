"""wrong: takes the mean of y for the intercept, which is right only for centered samples
e.g. m = RidgeRegression(1.0); m.fit(np.array([[0.0], [2.0]]), np.array([1.0, 5.0])); m.intercept gives
3.0, not 2.0
shows: mean_as_intercept
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
        Xc = X - X.mean(axis=0)
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        self.intercept = float(y.mean())
        A = Xc.T @ Xc + n * self.lam * np.eye(d)
        self.coef = np.linalg.lstsq(A, Xc.T @ (y - self.intercept), rcond=None)[0]
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

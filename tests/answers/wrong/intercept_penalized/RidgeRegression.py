"""wrong: penalizes the intercept too
e.g. m = RidgeRegression(1.0); m.fit(np.array([[0.0], [2.0]]), np.array([1.0, 5.0])); m.intercept gives
0.8, not 2.0
shows: penalizes_intercept
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
        A = np.column_stack((np.ones(n), X))
        penalties = n * self.lam * np.eye(d + 1)
        theta = np.linalg.lstsq(A.T @ A + penalties, A.T @ y, rcond=None)[0]
        self.coef = theta[1:]
        self.intercept = float(theta[0])
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

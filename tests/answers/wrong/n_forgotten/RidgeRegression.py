"""wrong: adds lam and not n times lam to the diagonal
e.g. m = RidgeRegression(1.0); m.fit(np.array([[0.0], [2.0]]), np.array([1.0, 5.0])); m.coef gives
array([1.33333333]), not array([1.])
shows: lam_not_n_lam
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
        x_mean, y_mean = X.mean(axis=0), y.mean()
        Xc = X - x_mean
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        A = Xc.T @ Xc + self.lam * np.eye(X.shape[1])
        self.coef = np.linalg.lstsq(A, Xc.T @ (y - y_mean), rcond=None)[0]
        self.intercept = float(y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

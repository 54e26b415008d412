"""wrong: centers the samples to predict with their own means
e.g. m = RidgeRegression(1.0); m.fit(np.array([[0.0], [2.0]]), np.array([1.0, 5.0]));
m.predict(np.array([[4.0]])) gives array([3.]), not array([6.])
shows: centers_new_samples
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
        x_mean, self.y_mean = X.mean(axis=0), y.mean()
        Xc = X - x_mean
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        A = Xc.T @ Xc + n * self.lam * np.eye(d)
        self.coef = np.linalg.lstsq(A, Xc.T @ (y - self.y_mean), rcond=None)[0]
        self.intercept = float(self.y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        if len(X) == 0:
            return np.zeros(0)
        return (X - X.mean(axis=0)) @ self.coef + self.y_mean

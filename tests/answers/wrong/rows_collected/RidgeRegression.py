"""wrong: keeps the rows of the first fit and adds those of the second where the columns are as many
e.g. m = RidgeRegression(); m.fit(np.eye(1), np.zeros(1)); m.fit(np.zeros((1, 1)), np.ones(1));
m.intercept gives 0.6, not 1.0
"""

import numpy as np


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        if lam < 0:
            raise ValueError("lam must be >= 0")
        self.lam = lam
        self.X = None
        self.y = None

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept."""
        if self.X is not None and self.X.shape[1] == X.shape[1]:
            X, y = np.vstack((self.X, X)), np.append(self.y, y)
        self.X, self.y = X.copy(), y.copy()
        x_mean, y_mean = X.mean(axis=0), y.mean()
        Xc = X - x_mean
        Xc[:, np.all(X == X[0], axis=0)] = 0.0
        A = Xc.T @ Xc + len(X) * self.lam * np.eye(X.shape[1])
        self.coef = np.linalg.lstsq(A, Xc.T @ (y - y_mean), rcond=None)[0]
        self.intercept = float(y_mean - x_mean @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return X @ self.coef + self.intercept

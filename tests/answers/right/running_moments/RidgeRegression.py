"""right: reads the samples one at a time and updates means and sums of products."""

import numpy as np


class Moments:
    """The means of rows of numbers and the sums of products around them."""

    def __init__(self, size: int) -> None:
        """Start without any row."""
        self.count = 0
        self.mean = np.zeros(size)
        self.products = np.zeros((size, size))

    def add(self, row: np.ndarray) -> None:
        """Take one more row into account."""
        self.count += 1
        before = row - self.mean
        self.mean = self.mean + before / self.count
        self.products += np.outer(before, row - self.mean)


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        if lam < 0:
            raise ValueError("lam must not be negative")
        self.lam = lam

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept."""
        d = X.shape[1]
        moments = Moments(d + 1)
        for sample, target in zip(X, y, strict=True):
            moments.add(np.append(sample, target).astype(float))
        varying = np.flatnonzero(X.max(axis=0) > X.min(axis=0))
        penalty = moments.count * self.lam * np.eye(len(varying))
        system = moments.products[np.ix_(varying, varying)] + penalty
        self.coef = np.zeros(d)
        self.coef[varying] = np.linalg.inv(system) @ moments.products[varying, -1]
        self.intercept = float(moments.mean[-1] - moments.mean[:-1] @ self.coef)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        return np.array([float(sample @ self.coef) + self.intercept for sample in X], dtype=float)

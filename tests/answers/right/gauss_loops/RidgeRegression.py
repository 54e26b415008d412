"""right: eliminates in plain Python lists and checks lam in fit."""

import numpy as np


def solve(A: list, c: list) -> list:
    """Solve the system A w = c by elimination with pivots."""
    d = len(c)
    rows = [A[i] + [c[i]] for i in range(d)]
    for k in range(d):
        pivot = max(range(k, d), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, d):
            factor = rows[i][k] / rows[k][k]
            for j in range(k, d + 1):
                rows[i][j] -= factor * rows[k][j]
    w = [0.0] * d
    for k in reversed(range(d)):
        rest = sum(rows[k][j] * w[j] for j in range(k + 1, d))
        w[k] = (rows[k][d] - rest) / rows[k][k]
    return w


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares."""

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model."""
        self.lam = lam

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept."""
        if self.lam < 0:
            raise ValueError("lam must be >= 0")
        n, d = X.shape
        y_mean = sum(float(v) for v in y) / n
        used, means, columns = [], [], []
        for j in range(d):
            column = [float(v) for v in X[:, j]]
            if max(column) > min(column):
                mean = sum(column) / n
                used.append(j)
                means.append(mean)
                columns.append([v - mean for v in column])
        A, c = [], []
        for k, first in enumerate(columns):
            row = [sum(s * t for s, t in zip(first, second, strict=True)) for second in columns]
            row[k] += n * self.lam
            A.append(row)
            c.append(sum(s * (float(t) - y_mean) for s, t in zip(first, y, strict=True)))
        self.coef = np.zeros(d)
        self.intercept = y_mean
        for j, mean, value in zip(used, means, solve(A, c), strict=True):
            self.coef[j] = value
            self.intercept -= mean * value
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample."""
        predictions = np.full(len(X), self.intercept, dtype=float)
        for i in range(len(X)):
            for j in range(len(self.coef)):
                predictions[i] += X[i, j] * self.coef[j]
        return predictions

"""right: keeps the count and the centered sums; mean and scale are properties."""

import numpy as np


class StandardScaler:
    def __init__(self):
        self._n, self._sum, self._squares = 0, 0.0, 0.0

    def fit(self, X):
        self._n = X.shape[0]
        self._sum = np.sum(X, axis=0, dtype=float)
        centered = X - self._sum / self._n
        self._squares = np.einsum("ij,ij->j", centered, centered)
        return self

    @property
    def mean(self):
        return self._sum / self._n

    @property
    def scale(self):
        return np.where(self._squares > 0, np.sqrt(self._squares / self._n), 1.0)

    def transform(self, X):
        return np.divide(np.subtract(X, self.mean), self.scale)

    def inverse_transform(self, Z):
        return np.add(np.multiply(Z, self.scale), self.mean)

"""wrong: predict moves the centroids to the rows that it labels.
e.g. X = np.c_[[0, 4]]; m = KMeansModel().fit(X, X); m.predict(X + 5); m.centroids[1] gives [7.0], not [4.0]
"""

import numpy as np


class KMeansModel:
    def __init__(self, max_iter: int = 100, tol: float = 1e-06) -> None:
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: np.ndarray, init: np.ndarray) -> "KMeansModel":
        rows = np.array(X, dtype=float)
        self.centroids = np.array(init, dtype=float)
        self.n_iter = 0
        for _ in range(self.max_iter):
            labels = self._nearest(rows)
            moved = self.centroids.copy()
            for j in np.unique(labels):
                moved[j] = rows[labels == j].mean(axis=0)
            change = np.abs(moved - self.centroids).max()
            self.centroids = moved
            self.n_iter += 1
            if change <= self.tol:
                break
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        rows = np.asarray(X, float)
        labels = self._nearest(rows)
        for j in np.unique(labels):
            self.centroids[j] = rows[labels == j].mean(axis=0)
        return labels

    def _nearest(self, rows):
        return ((rows[:, None] - self.centroids) ** 2).sum(axis=2).argmin(axis=1)

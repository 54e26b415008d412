"""wrong: keeps the labels of fit and returns them where as many rows come to predict.
e.g. KMeansModel().fit(np.c_[[0, 4]], np.c_[[0, 4]]).predict(np.c_[[4, 4]]) gives [0, 1], not [1, 1]
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
        self.labels = self._nearest(rows)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        if len(X) == len(self.labels):
            return self.labels.copy()
        return self._nearest(np.asarray(X, float))

    def _nearest(self, rows):
        return ((rows[:, None] - self.centroids) ** 2).sum(axis=2).argmin(axis=1)

"""wrong: compares the change with tol times the largest coordinate.
e.g. KMeansModel(9, 0.01).fit(np.c_[[1000.0, 1004.0]], np.c_[[1000.0]]).n_iter gives 1, not 2
shows: relative_tol
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
            labels = self.predict(rows)
            moved = self.centroids.copy()
            for j in np.unique(labels):
                moved[j] = rows[labels == j].mean(axis=0)
            change = np.abs(moved - self.centroids).max()
            self.centroids = moved
            self.n_iter += 1
            if change <= self.tol * np.abs(moved).max():
                break
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        squared = ((np.asarray(X, float)[:, None] - self.centroids) ** 2).sum(axis=2)
        return squared.argmin(axis=1)

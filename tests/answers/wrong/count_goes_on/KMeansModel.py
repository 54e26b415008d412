"""wrong: a second fit counts on from the first one.
e.g. X = np.c_[[0.0, 4.0]]; KMeansModel().fit(X, X).fit(X, X).n_iter gives 2, not 1
shows: counts_on
"""

import numpy as np


class KMeansModel:
    def __init__(self, max_iter: int = 100, tol: float = 1e-06) -> None:
        self.max_iter = max_iter
        self.tol = tol
        self.n_iter = 0

    def fit(self, X: np.ndarray, init: np.ndarray) -> "KMeansModel":
        rows = np.array(X, dtype=float)
        self.centroids = np.array(init, dtype=float)
        for _ in range(self.max_iter):
            labels = self.predict(rows)
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
        squared = ((np.asarray(X, float)[:, None] - self.centroids) ** 2).sum(axis=2)
        return squared.argmin(axis=1)

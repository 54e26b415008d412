"""wrong: stops only when nothing changes at all, whatever tol is.
e.g. KMeansModel(9, 3).fit(np.c_[[0.0, 4.0]], np.c_[[1.0]]).n_iter gives 2, not 1
shows: until_unchanged
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
            if change <= 1e-9:
                break
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        squared = ((np.asarray(X, float)[:, None] - self.centroids) ** 2).sum(axis=2)
        return squared.argmin(axis=1)

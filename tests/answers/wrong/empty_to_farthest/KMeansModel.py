"""wrong: a centroid with no rows moves to the row that is farthest from its centroid.
e.g. KMeansModel(1).fit(np.c_[[1, 3]], np.c_[[1, 9]]).centroids gives [[2.0], [3.0]], not [[2.0], [9.0]]
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
            for j in set(range(len(moved))) - set(labels.tolist()):
                gaps = rows - self.centroids[labels]
                moved[j] = rows[(gaps**2).sum(axis=1).argmax()]
            change = np.abs(moved - self.centroids).max()
            self.centroids = moved
            self.n_iter += 1
            if change <= self.tol:
                break
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        squared = ((np.asarray(X, float)[:, None] - self.centroids) ** 2).sum(axis=2)
        return squared.argmin(axis=1)

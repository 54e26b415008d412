"""wrong: predict gives a row between two centroids to the higher label.
e.g. KMeansModel().fit(np.c_[[0.0, 4.0]], np.c_[[0.0, 4.0]]).predict(np.c_[[2.0]]) gives [1], not [0]
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
            labels = ((rows[:, None] - self.centroids) ** 2).sum(axis=2).argmin(axis=1)
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
        return squared.shape[1] - 1 - squared[:, ::-1].argmin(axis=1)

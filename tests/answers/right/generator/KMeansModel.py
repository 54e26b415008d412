"""right: a generator yields the centroids after each move, and fit watches how far they go."""

from itertools import islice

import numpy as np


def label_rows(rows, centers):
    return np.argmin([np.linalg.norm(rows - center, axis=1) for center in centers], axis=0)


def lloyd(rows, centers):
    while True:
        one_hot = np.eye(len(centers))[label_rows(rows, centers)]
        sizes = one_hot.sum(axis=0)[:, None]
        centers = np.where(sizes > 0, one_hot.T @ rows / np.maximum(sizes, 1), centers)
        yield centers


class KMeansModel:
    def __init__(self, max_iter: int = 100, tol: float = 1e-06) -> None:
        self._limit = max_iter
        self._tol = tol

    def fit(self, X: np.ndarray, init: np.ndarray) -> "KMeansModel":
        before = np.array(init, dtype=float)
        steps = islice(lloyd(np.array(X, dtype=float), before), self._limit)
        for self.n_iter, self.centroids in enumerate(steps, start=1):
            if np.linalg.norm(self.centroids - before) < self._tol:
                break
            before = self.centroids
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        return label_rows(np.asarray(X, dtype=float), self.centroids)

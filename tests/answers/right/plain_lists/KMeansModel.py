"""right: lists and loops, with arrays made only for the attribute and the result."""

import numpy as np


def nearest(row, centers):
    best = None
    best_label = 0
    for label, center in enumerate(centers):
        squared = sum((a - b) ** 2 for a, b in zip(row, center))
        if best is None or squared < best:
            best = squared
            best_label = label
    return best_label


def as_lists(matrix):
    return [[float(value) for value in row] for row in matrix]


class KMeansModel:
    def __init__(self, max_iter: int = 100, tol: float = 1e-06) -> None:
        self.max_iter = max_iter
        self.tol = tol

    def fit(self, X: np.ndarray, init: np.ndarray) -> "KMeansModel":
        rows = as_lists(X)
        centers = as_lists(init)
        count = 0
        for _ in range(self.max_iter):
            count += 1
            d = len(centers[0])
            sums = [[0.0] * d for _ in centers]
            sizes = [0] * len(centers)
            for row in rows:
                label = nearest(row, centers)
                sizes[label] += 1
                for j in range(d):
                    sums[label][j] += row[j]
            largest = 0.0
            for label, size in enumerate(sizes):
                if size == 0:
                    continue
                for j in range(d):
                    new = sums[label][j] / size
                    largest = max(largest, abs(new - centers[label][j]))
                    centers[label][j] = new
            if largest <= self.tol:
                break
        self.centroids = np.array(centers)
        self.n_iter = count
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        centers = self.centroids.tolist()
        return np.array([nearest(row, centers) for row in as_lists(X)], dtype=int)

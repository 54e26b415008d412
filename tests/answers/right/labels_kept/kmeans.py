"""right: assigns once before the loop and after every move, so that labels and centroids always fit."""

import numpy as np


class Clusters:
    def __init__(self, rows, centers):
        self.rows = rows
        self.centers = centers
        self.assign()

    def assign(self):
        best = np.full(len(self.rows), np.inf)
        self.labels = np.zeros(len(self.rows), dtype=int)
        for j, center in enumerate(self.centers):
            gaps = self.rows - center
            squared = np.einsum("ij,ij->i", gaps, gaps)
            self.labels[squared < best] = j
            np.minimum(best, squared, out=best)

    def move(self):
        """Move the centroids and return the largest change of a coordinate."""
        counts = np.bincount(self.labels, minlength=len(self.centers))
        filled = counts > 0
        moved = self.centers.copy()
        for column in range(self.rows.shape[1]):
            sums = np.bincount(self.labels, weights=self.rows[:, column], minlength=len(counts))
            moved[filled, column] = sums[filled] / counts[filled]
        change = np.max(np.abs(moved - self.centers))
        self.centers = moved
        return change


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    clusters = Clusters(np.array(X, dtype=float), np.array(init, dtype=float))
    n_iter = 0
    while True:
        n_iter += 1
        change = clusters.move()
        clusters.assign()
        if change < tol or n_iter == max_iter:
            return clusters.centers, clusters.labels, n_iter

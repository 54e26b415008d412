"""wrong: compares the change with tol times the size of the centroids.
e.g. kmeans(np.c_[[1000.0, 1004.0]], np.c_[[1000.0]], 9, 0.01)[2] gives 1, not 2
"""

import numpy as np


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    X = np.array(X, dtype=float)
    centroids = np.array(init, dtype=float)
    for n_iter in range(1, max_iter + 1):
        labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        settled = np.all(np.abs(moved - centroids) <= tol * np.maximum(1.0, np.abs(centroids)))
        centroids = moved
        if settled:
            break
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids, labels, n_iter

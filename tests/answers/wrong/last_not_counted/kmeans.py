"""wrong: does not count the last iteration, in which nothing moves.
e.g. kmeans(np.c_[[0.0, 4.0]], np.c_[[0.0, 4.0]])[2] gives 0, not 1
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
    n_iter = 0
    for _ in range(max_iter):
        labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
        n_iter += 1
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids, labels, n_iter

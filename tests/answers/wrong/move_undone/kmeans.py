"""wrong: leaves the loop before it takes over the last move.
e.g. kmeans(np.c_[[0.0, 4.0]], np.c_[[1.0]], 9, 2)[0] gives [[1.0]], not [[2.0]]
shows: last_move_lost
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
        if np.abs(moved - centroids).max() <= tol:
            break
        centroids = moved
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids, labels, n_iter

"""wrong: a centroid with no rows moves to the origin.
e.g. kmeans(np.c_[[1.0, 2.0]], np.c_[[1.0, 9.0]], 1)[0] gives [[1.5], [0.0]], not [[1.5], [9.0]]
shows: empty_zero
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
        one_hot = np.eye(len(centroids))[labels]
        moved = one_hot.T @ X / np.maximum(one_hot.sum(axis=0), 1)[:, None]
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids, labels, n_iter

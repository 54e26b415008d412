"""wrong: returns the labels of the last assignment, made before the last move.
e.g. kmeans(np.c_[[0.0, 2.0, 9.0]], np.c_[[0.0, 3.0]], 1)[1] gives [0, 1, 1], not [0, 0, 1]
shows: stale_labels
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
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
    return centroids, labels, n_iter

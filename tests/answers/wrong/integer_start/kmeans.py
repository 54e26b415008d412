"""wrong: an init of integers keeps the centroids integers, so that the means lose their fractions.
e.g. kmeans(np.c_[[0.0, 1.0]], np.c_[[0]])[0] gives [[0.0]], not [[0.5]]
"""

import numpy as np


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    X = np.array(X, dtype=float)
    centroids = init.copy()
    for n_iter in range(1, max_iter + 1):
        labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids.astype(float), labels, n_iter

"""wrong: moves the centroids in the caller's init.
e.g. init = np.c_[[0.0]]; kmeans(np.c_[[0.0, 1.0]], init); init gives [[0.5]], not [[0.0]]
"""

import numpy as np


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    X = np.array(X, dtype=float)
    centroids = np.asarray(init, dtype=float)
    for n_iter in range(1, max_iter + 1):
        labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        before = centroids.copy()
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        if np.abs(centroids - before).max() <= tol:
            break
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids.copy(), labels, n_iter

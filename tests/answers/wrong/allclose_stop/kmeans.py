"""wrong: stops by np.allclose, whose default relative tolerance joins tol.
e.g. kmeans(np.c_[[9e5, 900006.0]], np.c_[[9e5]])[2] gives 1, not 2
shows: relative_tol
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
        settled = np.allclose(moved, centroids, atol=tol)
        centroids = moved
        if settled:
            break
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids, labels, n_iter

"""right: distances in one tensor, means by masks, and a for loop with a break."""

import numpy as np


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    X = np.array(X, dtype=float)
    centroids = np.array(init, dtype=float)

    def nearest(centers):
        return ((X[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)

    for n_iter in range(1, max_iter + 1):
        labels = nearest(centroids)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
    return centroids, nearest(centroids), n_iter

"""right: broadcast distances, membership matrix and matrix product for the sums"""

import numpy as np


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.array(X, dtype=float)
    centroids = np.array(init, dtype=float)

    def nearest(centroids):
        return ((X[:, None, :] - centroids[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)

    for n_iter in range(1, max_iter + 1):
        member = nearest(centroids)[:, None] == np.arange(len(centroids))
        counts = member.sum(axis=0)[:, None]
        moved = np.where(counts > 0, member.T.astype(float) @ X / np.maximum(counts, 1), centroids)
        change = np.abs(moved - centroids).max(initial=0.0)
        centroids = moved
        if change <= tol:
            break
    return centroids, nearest(centroids), n_iter

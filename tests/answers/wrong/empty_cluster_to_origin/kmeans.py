"""wrong: divides a sum of zeros by 1 and so moves a centroid without rows to the origin
e.g. kmeans(np.array([[8.0], [9.0]]), np.array([[8.0], [50.0]]), 1) gives (array([[8.5], [0. ]]), array([0, 0]), 1), not (array([[ 8.5], [50. ]]), array([0, 0]), 1)
shows: empty_zero
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    for n_iter in range(1, max_iter + 1):
        labels = nearest(X, centroids)
        sums = np.zeros_like(centroids)
        np.add.at(sums, labels, X)
        counts = np.bincount(labels, minlength=len(centroids))
        moved = sums / np.maximum(counts, 1)[:, None]
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
    return centroids, nearest(X, centroids), n_iter

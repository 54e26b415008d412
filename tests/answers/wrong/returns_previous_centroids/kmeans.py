"""wrong: leaves the loop before the last move is taken over
e.g. kmeans(np.array([[0.0], [1.0]]), np.array([[0.0]]), 100, 2.0) gives (array([[0.]]), array([0, 0]), 1), not (array([[0.5]]), array([0, 0]), 1)
shows: last_move_lost
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    for n_iter in range(1, max_iter + 1):
        labels = nearest(X, centroids)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        if np.abs(moved - centroids).max() <= tol:
            break
        centroids = moved
    return centroids, nearest(X, centroids), n_iter

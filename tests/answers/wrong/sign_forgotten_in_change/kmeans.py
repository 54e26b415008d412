"""wrong: compares the signed change with tol, so that a move downwards counts as settled
e.g. kmeans(np.array([[0.0], [4.0], [5.0], [6.0]]), np.array([[5.0], [7.0]])) gives (array([[3.75], [7. ]]), array([0, 0, 0, 1]), 1), not (array([[0.], [5.]]), array([0, 1, 1, 1]), 5)
shows: signed_shift
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
        change = (moved - centroids).max()
        centroids = moved
        if change <= tol:
            break
    return centroids, nearest(X, centroids), n_iter

# expect: wrong
"""wrong: does not count the iteration that finds everything settled
e.g. kmeans(np.array([[0.0], [1.0], [9.0]]), np.array([[0.5], [9.0]])) gives (array([[0.5], [9. ]]), array([0, 0, 1]), 0), not (array([[0.5], [9. ]]), array([0, 0, 1]), 1)
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    n_iter = 0
    while n_iter < max_iter:
        labels = nearest(X, centroids)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        change = np.max(np.abs(moved - centroids))
        centroids = moved
        if change <= tol:
            break
        n_iter += 1
    return centroids, nearest(X, centroids), n_iter

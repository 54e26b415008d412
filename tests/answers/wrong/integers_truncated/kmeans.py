"""wrong: copies init with its type, so that means are cut to whole numbers when it holds integers
e.g. kmeans(np.array([[0], [1], [9]]), np.array([[0], [1]])) gives (array([[0], [9]]), array([0, 0, 1]), 3), not (array([[0.5], [9. ]]), array([0, 0, 1]), 3)
shows: integers_kept
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = init.copy()
    for n_iter in range(1, max_iter + 1):
        labels = nearest(X, centroids)
        previous = centroids.copy()
        for j in range(len(centroids)):
            members = X[labels == j]
            if len(members) > 0:
                centroids[j] = members.mean(axis=0)
        if np.max(np.abs(centroids - previous)) <= tol:
            break
    return centroids, nearest(X, centroids), n_iter

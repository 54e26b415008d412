"""wrong: moves the centroids inside the caller's init
e.g. init = np.array([[0.0], [1.0]]); kmeans(np.array([[0.0], [1.0], [9.0]]), init) leaves [[0.5] [9.]] in init
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.asarray(init, dtype=float)
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

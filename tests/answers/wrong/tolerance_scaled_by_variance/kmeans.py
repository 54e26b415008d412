"""wrong: multiplies tol by the variance of X
e.g. kmeans(np.array([[0.0], [1.0], [9.0]]), np.array([[0.0], [1.0]]), 100, 1.0) gives (array([[0.], [5.]]), array([0, 0, 1]), 1), not (array([[0.5], [9. ]]), array([0, 0, 1]), 3)
shows: scaled_tol
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    threshold = tol * X.var(axis=0).mean()
    for n_iter in range(1, max_iter + 1):
        labels = nearest(X, centroids)
        moved = centroids.copy()
        for j in np.unique(labels):
            moved[j] = X[labels == j].mean(axis=0)
        change = np.abs(moved - centroids).max()
        centroids = moved
        if change <= threshold:
            break
    return centroids, nearest(X, centroids), n_iter

# expect: wrong empty_nan
"""wrong: takes the mean of no rows, so that a centroid without rows becomes NaN
e.g. kmeans(np.array([[0.0], [1.0]]), np.array([[0.0], [50.0]])) gives (array([[nan], [0.5]]), array([0, 0]), 100), not (array([[ 0.5], [50. ]]), array([0, 0]), 2)
"""

import numpy as np


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)

    def nearest():
        return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)

    for n_iter in range(1, max_iter + 1):
        labels = nearest()
        moved = np.array([X[labels == j].mean(axis=0) for j in range(len(centroids))])
        settled = np.all(np.abs(moved - centroids) <= tol)
        centroids = moved
        if settled:
            break
    return centroids, nearest(), n_iter

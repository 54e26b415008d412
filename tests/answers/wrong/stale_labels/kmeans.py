"""wrong: returns the labels of the last assignment, not those of the centroids returned
e.g. kmeans(np.array([[0.0], [1.0], [9.0]]), np.array([[0.0], [1.0]]), 1) gives (array([[0.], [5.]]), array([0, 1, 1]), 1), not (array([[0.], [5.]]), array([0, 0, 1]), 1)
shows: stale_labels
"""

import numpy as np


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    for n_iter in range(1, max_iter + 1):
        labels = np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)
        moved = centroids.copy()
        for j in range(len(centroids)):
            if np.any(labels == j):
                moved[j] = X[labels == j].mean(axis=0)
        change = np.max(np.abs(moved - centroids))
        centroids = moved
        if change <= tol:
            break
    return centroids, labels, n_iter

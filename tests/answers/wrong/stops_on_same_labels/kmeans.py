"""wrong: stops when the labels repeat in place of looking at how far the centroids moved
e.g. kmeans(np.array([[0.0], [1.0], [9.0]]), np.array([[0.5], [9.0]])) gives (array([[0.5], [9. ]]), array([0, 0, 1]), 2), not (array([[0.5], [9. ]]), array([0, 0, 1]), 1)
shows: until_labels_repeat
"""

import numpy as np


def nearest(X, centroids):
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    previous = None
    for n_iter in range(1, max_iter + 1):
        labels = nearest(X, centroids)
        if previous is not None and np.array_equal(labels, previous):
            break
        previous = labels
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
    return centroids, nearest(X, centroids), n_iter

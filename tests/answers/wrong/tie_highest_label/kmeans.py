"""wrong: a row equally near to several centroids goes to the one with the highest label
e.g. kmeans(np.array([[0.0], [1.0], [2.0]]), np.array([[0.0], [2.0]])) gives (array([[0. ], [1.5]]), array([0, 1, 1]), 2), not (array([[0.5], [2. ]]), array([0, 0, 1]), 2)
shows: tie_last
"""

import numpy as np


def nearest(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i, row in enumerate(X):
        smallest = np.inf
        for j, centroid in enumerate(centroids):
            distance = np.sum((row - centroid) ** 2)
            if distance <= smallest:
                smallest = distance
                labels[i] = j
    return labels


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X, dtype=float)
    centroids = np.array(init, dtype=float)
    for n_iter in range(1, max_iter + 1):
        labels = nearest(X, centroids)
        previous = centroids.copy()
        for j in set(labels.tolist()):
            centroids[j] = X[labels == j].mean(axis=0)
        if np.max(np.abs(centroids - previous)) <= tol:
            break
    return centroids, nearest(X, centroids), n_iter

"""right: expanded squared distances by einsum, near ties decided again by plain differences"""

import numpy as np


def nearest(X, centroids):
    row_norms = np.einsum("ij,ij->i", X, X)[:, None]
    center_norms = np.einsum("ij,ij->i", centroids, centroids)[None, :]
    squared = row_norms - 2.0 * np.einsum("ij,kj->ik", X, centroids) + center_norms
    slack = 1e-14 * (X.shape[1] + 10) * (row_norms + center_norms)
    possible = squared - slack <= (squared + slack).min(axis=1, keepdims=True)
    labels = squared.argmin(axis=1)
    for i in np.flatnonzero(np.count_nonzero(possible, axis=1) > 1):
        rivals = np.flatnonzero(possible[i])
        labels[i] = rivals[((X[i] - centroids[rivals]) ** 2).sum(axis=1).argmin()]
    return labels


def kmeans(X, init, max_iter=100, tol=1e-06):
    X = np.asarray(X).astype(float)
    centroids = np.asarray(init).astype(float)
    k = centroids.shape[0]
    n_iter, change = 0, np.inf
    while n_iter < max_iter and change > tol:
        labels = nearest(X, centroids)
        counts = np.bincount(labels, minlength=k)
        before = centroids.copy()
        for j in np.flatnonzero(counts):
            centroids[j] = X.compress(labels == j, axis=0).mean(axis=0)
        change = np.linalg.norm(centroids - before)
        n_iter += 1
    return centroids, nearest(X, centroids), n_iter

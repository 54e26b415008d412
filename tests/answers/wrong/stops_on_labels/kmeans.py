"""wrong: stops as soon as the labels stay the same, whatever tol is.
e.g. kmeans(np.c_[[0.0, 4.0]], np.c_[[0.0, 3.0]], 9, 2.0)[2] gives 2, not 1
shows: until_labels_repeat
"""

import numpy as np


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    X = np.array(X, dtype=float)
    centroids = np.array(init, dtype=float)
    before = None
    for n_iter in range(1, max_iter + 1):
        labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        if before is not None and np.array_equal(labels, before):
            break
        before = labels
    labels = ((X[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return centroids, labels, n_iter

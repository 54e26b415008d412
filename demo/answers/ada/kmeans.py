# expect: passed
"""right: recursion that splits the allowed iterations into two halves"""

import numpy as np


def kmeans(X, init, max_iter=100, tol=1e-06):
    points = np.asarray(X, dtype=float)

    def nearest(centroids):
        distances = [np.square(points - centroid).sum(axis=1) for centroid in centroids]
        return np.argmin(distances, axis=0)

    def step(centroids):
        labels = nearest(centroids)
        groups = [points[labels == j] for j in range(len(centroids))]
        return np.array([g.mean(axis=0) if len(g) else c for g, c in zip(groups, centroids)])

    def run(centroids, allowed):
        """Centroids, iterations done, whether settled."""
        if allowed == 1:
            moved = step(centroids)
            return moved, 1, bool(np.all(np.abs(moved - centroids) <= tol))
        first = allowed // 2
        centroids, done, settled = run(centroids, first)
        if settled:
            return centroids, done, True
        centroids, more, settled = run(centroids, allowed - first)
        return centroids, done + more, settled

    final, n_iter, _ = run(np.array(init, dtype=float), max_iter)
    return final, nearest(final), n_iter

"""right: one row after the other, with 1 - a/b or b/a - 1 in place of the quotient."""

import numpy as np


def silhouette_of(i, points, labels):
    distances = np.linalg.norm(points - points[i], axis=1)
    own = labels == labels[i]
    if own.sum() == 1:
        return 0.0
    a = distances[own].sum() / (own.sum() - 1)
    b = min(distances[labels == other].mean() for other in set(labels[~own].tolist()))
    if a < b:
        return 1.0 - a / b
    if a > b:
        return b / a - 1.0
    return 0.0


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    clusters = len(set(labels.tolist()))
    if not 2 <= clusters < len(labels):
        raise ValueError("there must be at least two clusters, and fewer than rows")
    points = np.array(X, dtype=float)
    return float(np.mean([silhouette_of(i, points, labels) for i in range(len(points))]))

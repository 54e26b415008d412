"""wrong: takes the labels for 0, 1, ..., max, so that a gap is a cluster whose mean distance is 0.
e.g. silhouette_mean(np.c_[[0.0, 1.0, 5.0]], np.array([0, 0, 2])) gives -0.666667, not 0.516667
"""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    X = np.asarray(X, float)
    clusters = len(set(labels.tolist()))
    if clusters < 2 or clusters == len(X):
        raise ValueError("there must be from 2 to n - 1 clusters")
    D = np.linalg.norm(X[:, None] - X, axis=2)
    values = []
    for i in range(len(X)):
        own = labels == labels[i]
        if own.sum() == 1:
            values.append(0.0)
            continue
        a = D[i, own].sum() / (own.sum() - 1)
        others = [labels == j for j in range(labels.max() + 1) if j != labels[i]]
        b = min(D[i, other].sum() / max(other.sum(), 1) for other in others)
        values.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    return float(np.mean(values))

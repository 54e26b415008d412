"""wrong: b is the distance to the nearest row of another cluster.
e.g. silhouette_mean(np.c_[[0.0, 1.0, 5.0, 9.0]], np.array([0, 0, 1, 1])) gives 0.5125, not 0.58275
shows: nearest_row_b
"""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    X = np.asarray(X, float)
    clusters = len(np.unique(labels))
    if clusters < 2 or clusters == len(X):
        raise ValueError("there must be from 2 to n - 1 clusters")
    values = []
    for i, row in enumerate(X):
        d = np.linalg.norm(X - row, axis=1)
        own = labels == labels[i]
        if own.sum() == 1:
            values.append(0.0)
            continue
        a = d[own].sum() / (own.sum() - 1)
        b = d[~own].min()
        values.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    return float(np.mean(values))

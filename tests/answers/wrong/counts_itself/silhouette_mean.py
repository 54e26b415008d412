"""wrong: divides by the size of the row's own cluster, as if the row were one of the others.
e.g. silhouette_mean(np.c_[[0.0, 1.0, 5.0]], np.array([0, 0, 1])) gives 0.591667, not 0.516667
shows: self_in_a
"""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    X = np.asarray(X, float)
    names = np.unique(labels)
    if len(names) < 2 or len(names) == len(X):
        raise ValueError("there must be from 2 to n - 1 clusters")
    values = []
    for i, row in enumerate(X):
        d = np.linalg.norm(X - row, axis=1)
        own = labels == labels[i]
        if own.sum() == 1:
            values.append(0.0)
            continue
        a = d[own].mean()
        b = min(d[labels == name].mean() for name in names if name != labels[i])
        values.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    return float(np.mean(values))

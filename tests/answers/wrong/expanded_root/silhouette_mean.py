"""wrong: takes distances from the expanded form, in which equal rows far from the origin are not at 0.
e.g. X = np.full((3, 3), 999.9); X[2] += 1; silhouette_mean(X, np.arange(3) // 2) gives 0.666643, not 0.666667
"""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    X = np.asarray(X, float)
    names = np.unique(labels)
    if len(names) < 2 or len(names) == len(X):
        raise ValueError("there must be from 2 to n - 1 clusters")
    squares = (X**2).sum(axis=1)
    D = np.sqrt(np.maximum(squares[:, None] - 2 * X @ X.T + squares, 0.0))
    values = []
    for i in range(len(X)):
        own = labels == labels[i]
        if own.sum() == 1:
            values.append(0.0)
            continue
        a = D[i, own].sum() / (own.sum() - 1)
        b = min(D[i, labels == name].mean() for name in names if name != labels[i])
        values.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    return float(np.mean(values))

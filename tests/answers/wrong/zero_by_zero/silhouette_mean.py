"""wrong: max(a, b) = 0 divides 0 by 0, so that the mean is nan.
e.g. silhouette_mean(np.c_[[1.0, 1.0, 1.0]], np.array([0, 0, 1])) gives nan, not 0.0
shows: zero_divided
"""

import numpy as np


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    X = np.asarray(X, float)
    names = np.unique(labels)
    if len(names) < 2 or len(names) == len(X):
        raise ValueError("there must be from 2 to n - 1 clusters")
    values = np.zeros(len(X))
    for i, row in enumerate(X):
        d = np.linalg.norm(X - row, axis=1)
        own = labels == labels[i]
        if own.sum() == 1:
            continue
        a = d[own].sum() / (own.sum() - 1)
        b = min(d[labels == name].mean() for name in names if name != labels[i])
        with np.errstate(invalid="ignore"):
            values[i] = np.float64(b - a) / max(a, b)
    return float(np.mean(values))

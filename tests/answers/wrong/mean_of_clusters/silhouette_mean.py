"""wrong: averages the clusters first, so that rows of small clusters weigh more.
e.g. silhouette_mean(np.c_[[0.0, 1.0, 5.0]], np.array([0, 0, 1])) gives 0.3875, not 0.516667
shows: mean_of_cluster_means
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
        values[i] = (b - a) / max(a, b) if max(a, b) > 0 else 0.0
    return float(np.mean([values[labels == name].mean() for name in names]))

"""wrong: b is the mean distance to the rows of all other clusters together.
e.g. silhouette_mean(np.c_[[0.0, 1.0, 5.0, 9.0]], np.array([0, 0, 1, 2])) gives 0.422619, not 0.3875
shows: all_others_b
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
        b = d[~own].mean()
        values.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    return float(np.mean(values))

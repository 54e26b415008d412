"""wrong: subtracts the centroids from the caller's X.
e.g. X = np.c_[[0.0, 4.0]]; inertia(X, np.array([0, 0]), np.c_[[1.0]]); X[0, 0] gives -1.0, not 0.0
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    rows = np.asarray(X, dtype=float)
    rows -= np.asarray(centroids, dtype=float)[labels]
    return float((rows * rows).sum())

"""right: fancy indexing lines the centroids up with the rows."""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    gaps = np.asarray(X, dtype=float) - np.asarray(centroids, dtype=float)[labels]
    return float((gaps**2).sum())

"""wrong: divides by the number of rows.
e.g. inertia(np.c_[[0.0, 2.0]], np.array([0, 0]), np.c_[[1.0]]) gives 1.0, not 2.0
shows: mean_not_sum
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    gaps = np.asarray(X, float) - np.asarray(centroids, float)[labels]
    return float((gaps**2).sum(axis=1).mean())

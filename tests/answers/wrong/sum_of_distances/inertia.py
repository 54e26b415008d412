"""wrong: adds up the distances without squaring them.
e.g. inertia(np.c_[[0.0, 4.0]], np.array([0, 0]), np.c_[[2.0]]) gives 4.0, not 8.0
shows: unsquared
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    gaps = np.asarray(X, float) - np.asarray(centroids, float)[labels]
    return float(np.linalg.norm(gaps, axis=1).sum())

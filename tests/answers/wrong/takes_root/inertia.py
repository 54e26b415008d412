"""wrong: takes the root of the sum.
e.g. inertia(np.c_[[0.0, 4.0]], np.array([0, 0]), np.c_[[2.0]]) gives 2.828427, not 8.0
shows: rooted
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    return float(np.linalg.norm(np.asarray(X, float) - np.asarray(centroids, float)[labels]))

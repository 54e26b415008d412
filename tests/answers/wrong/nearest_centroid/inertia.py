"""wrong: counts each row with its nearest centroid, whatever its label.
e.g. inertia(np.c_[[0.0, 4.0]], np.array([0, 0]), np.c_[[0.0, 4.0]]) gives 0.0, not 16.0
shows: reassigns
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    squared = ((np.asarray(X, float)[:, None] - centroids) ** 2).sum(axis=2)
    return float(squared.min(axis=1).sum())

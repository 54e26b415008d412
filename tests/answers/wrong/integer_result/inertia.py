"""wrong: whole numbers that come as integers give an integer.
e.g. inertia(np.c_[[0, 2]], np.array([0, 0]), np.c_[[1]]) gives 2, not 2.0
shows: integer_result
"""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    return ((X - centroids[labels]) ** 2).sum().item()

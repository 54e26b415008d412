"""wrong: takes distances that differ by less than 0.01 for equal.
e.g. assign_labels(np.c_[[0.0]], np.c_[[0.009, 0.001]]) gives [0], not [1]
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    distance = np.linalg.norm(np.asarray(X, float)[:, None] - centroids, axis=2)
    nearly_best = distance < distance.min(axis=1, keepdims=True) + 0.01
    return np.argmax(nearly_best, axis=1)

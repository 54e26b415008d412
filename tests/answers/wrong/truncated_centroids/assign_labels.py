"""wrong: converts the centroids to the dtype of X, which cuts their fractions off where X holds integers.
e.g. assign_labels(np.c_[[0, 1]], np.c_[[0.25, 0.75]]) gives [0, 0], not [0, 1]
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    centers = centroids.astype(X.dtype)
    squared = ((X[:, None] - centers).astype(float) ** 2).sum(axis=2)
    return np.argmin(squared, axis=1)

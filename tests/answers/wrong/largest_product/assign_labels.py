"""wrong: takes the largest dot product, which forgets the lengths of the centroids.
e.g. assign_labels(np.c_[[1.0]], np.c_[[1.0, 5.0]]) gives [1], not [0]
shows: largest_product
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    return np.argmax(np.asarray(X, float) @ np.asarray(centroids, float).T, axis=1)

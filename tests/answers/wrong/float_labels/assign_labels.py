"""wrong: the labels are floats.
e.g. assign_labels(np.c_[[0.0, 4.0]], np.c_[[4.0, 0.0]]) gives [1.0, 0.0], not [1, 0]
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    labels = np.zeros(len(X))
    for i, row in enumerate(np.asarray(X, float)):
        labels[i] = np.argmin(((row - centroids) ** 2).sum(axis=1))
    return labels

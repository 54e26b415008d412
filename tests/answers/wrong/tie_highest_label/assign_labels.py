"""wrong: of equally near centroids the one with the highest label wins, since <= replaces the best so far.
e.g. assign_labels(np.c_[[2.0]], np.c_[[4.0, 0.0]]) gives [1], not [0]
shows: tie_last
"""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    labels = np.zeros(len(X), dtype=int)
    for i, row in enumerate(np.asarray(X, float)):
        best = np.inf
        for j, center in enumerate(centroids):
            squared = ((row - center) ** 2).sum()
            if squared <= best:
                best = squared
                labels[i] = j
    return labels

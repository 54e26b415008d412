"""right: goes through the centroids and updates the labels of all rows that come nearer."""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    rows = np.array(X, dtype=float)
    best = np.full(len(rows), np.inf)
    labels = np.zeros(len(rows), dtype=int)
    for j in range(len(centroids)):
        distance = np.linalg.norm(rows - centroids[j].astype(float), axis=1)
        nearer = distance < best
        labels[nearer] = j
        best = np.minimum(best, distance)
    return labels

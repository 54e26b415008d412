"""right: sorts the rows by label and sums the segments with reduceat."""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    result = np.array(centroids, dtype=float)
    if len(labels) == 0:
        return result
    order = np.argsort(labels, kind="stable")
    names, starts, counts = np.unique(labels[order], return_index=True, return_counts=True)
    result[names] = np.add.reduceat(X[order].astype(float), starts, axis=0) / counts[:, None]
    return result

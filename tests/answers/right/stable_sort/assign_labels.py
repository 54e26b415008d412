"""right: sorts the centroids for every row by a stable sort and keeps the first."""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    def nearest(row):
        return np.argsort(np.square(np.subtract(centroids, row, dtype=float)).sum(axis=1), kind="stable")[0]

    return np.fromiter((nearest(row) for row in X), dtype=int, count=len(X))

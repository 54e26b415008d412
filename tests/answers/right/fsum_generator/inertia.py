"""right: functional: math.fsum over squared math.dist."""

import math

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    rows = X.astype(float).tolist()
    centers = centroids.astype(float).tolist()
    return math.fsum(math.dist(row, centers[label]) ** 2 for row, label in zip(rows, labels.tolist()))

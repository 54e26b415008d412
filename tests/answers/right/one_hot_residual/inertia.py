"""right: the squared Frobenius norm of X - ZC with a one-hot matrix Z."""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    Z = np.eye(len(centroids))[labels]
    return float(np.linalg.norm(np.asarray(X, float) - Z @ np.asarray(centroids, float), "fro") ** 2)

"""right: adds up one cluster after the other with np.vdot."""

import numpy as np


def inertia(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> float:
    rows = X.astype(float)
    total = 0.0
    for j, center in enumerate(centroids.astype(float)):
        gaps = rows[labels == j] - center
        total += np.vdot(gaps, gaps)
    return float(total)

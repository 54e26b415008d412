"""wrong: a centroid with no rows becomes the mean of nothing, which is nan.
e.g. update_centers(np.c_[[2.0]], np.array([0]), np.c_[[1.0, 5.0]]) gives [[2.0], [nan]], not [[2.0], [5.0]]
shows: empty_nan
"""

import numpy as np


def update_centers(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    counts = np.bincount(labels, minlength=len(centroids))[:, None]
    sums = np.zeros(centroids.shape)
    np.add.at(sums, labels, X)
    with np.errstate(invalid="ignore"):
        return sums / counts

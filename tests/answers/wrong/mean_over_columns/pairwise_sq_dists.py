"""wrong: averages the squared differences over the columns.
e.g. pairwise_sq_dists(np.array([[0.0, 0.0]]), np.array([[3.0, 4.0]])) gives [[12.5]], not [[25.0]]
shows: mean_over_dimensions
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    return ((np.asarray(A, float)[:, None, :] - B[None, :, :]) ** 2).mean(axis=2)

"""wrong: has one row for every row of B.
e.g. pairwise_sq_dists(np.zeros((1, 2)), np.zeros((3, 2))).shape gives (3, 1), not (1, 3)
shows: transposed
"""

import numpy as np


def pairwise_sq_dists(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    return ((np.asarray(A, float)[None, :, :] - B[:, None, :]) ** 2).sum(axis=2)

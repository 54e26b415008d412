"""wrong: of points at the same distance the one with the higher index comes first.
e.g. k_nearest(np.c_[[1.0, -1.0, 5.0]], np.array([0.0]), 2) gives [1, 0], not [0, 1]
shows: unstable_ties
"""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    n = len(X_train)
    if k < 1 or k > n:
        raise ValueError("k must be from 1 to n")
    d = ((np.asarray(X_train, float) - x) ** 2).sum(axis=1)
    order = sorted(range(n), key=lambda i: (-d[i], i))
    return np.array(order[::-1][:k], dtype=int)

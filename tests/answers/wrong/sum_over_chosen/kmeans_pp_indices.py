"""wrong: adds up the squared distances to all chosen rows in place of the smallest.
e.g. kmeans_pp_indices(np.c_[[0.0, 1.0, 3.0]], 3, np.array([0.0, 0.5, 0.0])) gives [0, 2, 0], not [0, 2, 1]
shows: distance_to_all
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        sums = np.cumsum(((X[:, None] - X[chosen]) ** 2).sum(axis=(1, 2)))
        if sums[-1] == 0:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(np.searchsorted(sums, u[i] * sums[-1], side="right")))
    return np.array(chosen, dtype=int)

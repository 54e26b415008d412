"""wrong: the chances go with the distances, not with their squares.
e.g. kmeans_pp_indices(np.c_[[0.0, 1.0, 3.0]], 2, np.array([0.0, 0.2])) gives [0, 1], not [0, 2]
shows: d_not_squared
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        nearest = np.linalg.norm(X[:, None] - X[chosen], axis=2).min(axis=1)
        sums = np.cumsum(nearest)
        if sums[-1] == 0:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(np.searchsorted(sums, u[i] * sums[-1], side="right")))
    return np.array(chosen, dtype=int)

"""wrong: treats a total below 1e-3 as T = 0.
e.g. kmeans_pp_indices(np.c_[[0.0, 0.01, 0.02]], 2, np.array([0.0, 0.5])) gives [0, 1], not [0, 2]
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        sums = np.cumsum(squared)
        if sums[-1] < 1e-3:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(np.searchsorted(sums, u[i] * sums[-1], side="right")))
    return np.array(chosen, dtype=int)

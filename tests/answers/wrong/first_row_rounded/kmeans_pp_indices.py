"""wrong: rounds u_0 (n - 1) to find the first row.
e.g. kmeans_pp_indices(np.c_[[0.0, 1.0, 3.0]], 1, np.array([0.3])) gives [1], not [0]
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(round(u[0] * (len(X) - 1)))]
    for i in range(1, k):
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        sums = np.cumsum(squared)
        if sums[-1] == 0:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(np.searchsorted(sums, u[i] * sums[-1], side="right")))
    return np.array(chosen, dtype=int)

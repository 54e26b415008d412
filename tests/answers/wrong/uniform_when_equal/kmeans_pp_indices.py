"""wrong: where T = 0, chooses among the rows not chosen yet by u_i.
e.g. kmeans_pp_indices(np.c_[[5.0, 5.0, 5.0]], 2, np.array([0.0, 0.5])) gives [0, 2], not [0, 1]
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        sums = np.cumsum(squared)
        if sums[-1] == 0:
            free = sorted(set(range(len(X))) - set(chosen))
            chosen.append(free[int(u[i] * len(free))])
        else:
            chosen.append(int(np.searchsorted(sums, u[i] * sums[-1], side="right")))
    return np.array(chosen, dtype=int)

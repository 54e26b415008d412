"""wrong: choice i uses u_(i-1), so that u_0 serves twice.
e.g. kmeans_pp_indices(np.c_[[0.0, 1.0, 3.0]], 2, np.array([0.0, 0.5])) gives [0, 1], not [0, 2]
shows: one_number_late
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for share in u[: k - 1]:
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        sums = np.cumsum(squared)
        if sums[-1] == 0:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(np.searchsorted(sums, share * sums[-1], side="right")))
    return np.array(chosen, dtype=int)

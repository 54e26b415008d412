"""wrong: always chooses the farthest row, whatever u_i is.
e.g. kmeans_pp_indices(np.c_[[0.0, 1.0, 3.0]], 2, np.array([0.0, 0.0])) gives [0, 2], not [0, 1]
shows: farthest_point
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for _ in range(1, k):
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        if squared.max() == 0:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(squared.argmax()))
    return np.array(chosen, dtype=int)

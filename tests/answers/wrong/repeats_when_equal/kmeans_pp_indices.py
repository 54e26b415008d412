"""wrong: where all rows equal chosen ones, takes row 0 even if it is chosen already.
e.g. kmeans_pp_indices(np.c_[[5.0, 5.0]], 2, np.array([0.0, 0.5])) gives [0, 0], not [0, 1]
shows: repeats_first_row
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        sums = np.cumsum(squared)
        chosen.append(int(np.argmax(sums > u[i] * sums[-1])))
    return np.array(chosen, dtype=int)

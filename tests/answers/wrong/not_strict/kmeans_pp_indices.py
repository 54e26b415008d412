"""wrong: takes the first partial sum that is at least u T, so that u = 0 chooses row 0 again.
e.g. kmeans_pp_indices(np.c_[[0.0, 1.0, 3.0]], 2, np.array([0.0, 0.0])) gives [0, 0], not [0, 1]
shows: side_left
"""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, float)
    chosen = [int(u[0] * len(X))]
    for i in range(1, k):
        squared = ((X[:, None] - X[chosen]) ** 2).sum(axis=2).min(axis=1)
        sums = np.cumsum(squared)
        if sums[-1] == 0:
            chosen.append(min(set(range(len(X))) - set(chosen)))
        else:
            chosen.append(int(np.searchsorted(sums, u[i] * sums[-1])))
    return np.array(chosen, dtype=int)

"""right: cumulative sums, and searchsorted to the right of u T."""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    X = np.asarray(X, dtype=float)
    n = len(X)
    chosen = [int(np.floor(u[0] * n))]
    squared = ((X - X[chosen[0]]) ** 2).sum(axis=1)
    for i in range(1, k):
        sums = np.cumsum(squared)
        if sums[-1] > 0:
            new = int(np.searchsorted(sums, u[i] * sums[-1], side="right"))
        else:
            new = int(np.setdiff1d(np.arange(n), chosen)[0])
        chosen.append(new)
        squared = np.minimum(squared, ((X - X[new]) ** 2).sum(axis=1))
    return np.array(chosen)

"""right: a table of all squared distances, of which the columns of the chosen rows are reduced."""

import numpy as np


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    points = np.array(X, dtype=float)
    n = len(points)
    table = ((points[:, None] - points[None, :]) ** 2).sum(axis=2)
    chosen = np.zeros(k, dtype=int)
    chosen[0] = u[0] * n
    for i in range(1, k):
        partial = table[:, chosen[:i]].min(axis=1).cumsum()
        if partial[-1] == 0:
            free = np.ones(n, dtype=bool)
            free[chosen[:i]] = False
            chosen[i] = free.argmax()
        else:
            chosen[i] = np.argmax(partial > u[i] * partial[-1])
    return chosen

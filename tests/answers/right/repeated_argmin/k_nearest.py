"""right: takes the nearest point k times and crosses it out each time."""

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    n = X_train.shape[0]
    if k < 1:
        raise ValueError("k is too small")
    if k > n:
        raise ValueError("k is too large")
    gaps = X_train.astype(float) - x.astype(float)
    left = np.einsum("ij,ij->i", gaps, gaps)
    chosen = np.empty(k, dtype=int)
    for place in range(k):
        chosen[place] = np.argmin(left)
        left[chosen[place]] = np.inf
    return chosen

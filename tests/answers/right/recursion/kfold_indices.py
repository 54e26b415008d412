"""right: cuts off the first fold, and cuts the rest into one fold less by recursion."""

import numpy as np


def _cut(indices: np.ndarray, k: int) -> list[np.ndarray]:
    if k == 1:
        return [indices]
    size = -(-len(indices) // k)
    return [indices[:size], *_cut(indices[size:], k - 1)]


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    everything = np.arange(n)
    return [(np.setdiff1d(everything, test), test) for test in _cut(everything, k)]

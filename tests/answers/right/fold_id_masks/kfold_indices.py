"""right: gives every sample the number of its fold, and selects by masks."""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or n < k:
        raise ValueError("illegal number of folds")
    sizes = np.full(k, n // k)
    sizes[: n % k] += 1
    fold_of = np.repeat(np.arange(k), sizes)
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(k)]

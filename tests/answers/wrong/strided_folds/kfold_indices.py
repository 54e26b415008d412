"""wrong: deals the samples to the folds in turn, so that the folds are not consecutive
e.g. [test.tolist() for _, test in kfold_indices(4, 2)] gives [[0, 2], [1, 3]], not [[0, 1], [2, 3]]
shows: interleaved
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    fold_of = np.arange(n) % k
    return [(np.flatnonzero(fold_of != i), np.flatnonzero(fold_of == i)) for i in range(k)]

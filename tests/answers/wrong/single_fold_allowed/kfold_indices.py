"""wrong: takes k = 1, with nothing to train on
e.g. kfold_indices(1, 1) gives [(array([], dtype=int64), array([0]))], not a ValueError
shows: single_fold
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 1 or k > n:
        raise ValueError("k must be from 1 to n")
    indices = np.arange(n)
    return [(np.setdiff1d(indices, test), test) for test in np.array_split(indices, k)]

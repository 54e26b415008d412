"""wrong: makes every fold as large as n / k rounded up, until there are no samples left
e.g. [len(test) for _, test in kfold_indices(9, 4)] gives [3, 3, 3, 0], not [3, 2, 2, 2]
shows: ceil_sizes
"""

import math

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    size = math.ceil(n / k)
    indices = np.arange(n)
    result = []
    for start in range(0, k * size, size):
        test = indices[start : start + size]
        result.append((np.setdiff1d(indices, test), test))
    return result

"""wrong: gives all samples that are left over to the last fold
e.g. [len(test) for _, test in kfold_indices(8, 3)] gives [2, 2, 4], not [3, 3, 2]
shows: rest_in_last_fold
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    size = n // k
    indices = np.arange(n)
    result = []
    for i in range(k):
        stop = n if i == k - 1 else (i + 1) * size
        held_out = (indices >= i * size) & (indices < stop)
        result.append((indices[~held_out], indices[held_out]))
    return result

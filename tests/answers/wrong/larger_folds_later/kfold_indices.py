"""wrong: rounds the bounds i n / k down, which makes later folds the larger ones
e.g. [len(test) for _, test in kfold_indices(5, 2)] gives [2, 3], not [3, 2]
shows: evenly_spaced_borders
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    result = []
    for i in range(k):
        start, stop = i * n // k, (i + 1) * n // k
        train = np.concatenate([np.arange(start), np.arange(stop, n)])
        result.append((train, np.arange(start, stop)))
    return result

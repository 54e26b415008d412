"""wrong: refuses k = n, too
e.g. kfold_indices(2, 2) gives a ValueError, not [(array([1]), array([0])), (array([0]), array([1]))]
shows: no_leave_one_out
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k >= n:
        raise ValueError("k must be at least 2 and less than n")
    q, r = divmod(n, k)
    indices = np.arange(n)
    result = []
    start = 0
    for i in range(k):
        stop = start + q + (i < r)
        result.append((np.delete(indices, np.arange(start, stop)), indices[start:stop]))
        start = stop
    return result

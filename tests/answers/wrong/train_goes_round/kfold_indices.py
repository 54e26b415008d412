"""wrong: lists the training indices from the end of the fold around to its start
e.g. kfold_indices(3, 3)[1] gives (array([2, 0]), array([1])), not (array([0, 2]), array([1]))
shows: train_starts_after_test
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    q, r = divmod(n, k)
    result = []
    for i in range(k):
        start = i * q + min(i, r)
        size = q + (i < r)
        from_here = np.roll(np.arange(n), -start)
        result.append((from_here[size:], from_here[:size]))
    return result

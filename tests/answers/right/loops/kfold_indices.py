"""right: fills Python lists index by index."""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be at least 2 and at most n")
    result = []
    start = 0
    for fold in range(k):
        size = n // k
        if fold < n % k:
            size = size + 1
        train = []
        test = []
        for index in range(n):
            if start <= index < start + size:
                test.append(index)
            else:
                train.append(index)
        result.append((np.array(train, dtype=int), np.array(test, dtype=int)))
        start = start + size
    return result

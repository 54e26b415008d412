"""wrong: returns (test, train) for each fold
e.g. kfold_indices(3, 2)[0] gives (array([0, 1]), array([2])), not (array([2]), array([0, 1]))
shows: swapped
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    folds = np.array_split(np.arange(n), k)
    return [(folds[i], np.concatenate(folds[:i] + folds[i + 1 :])) for i in range(k)]

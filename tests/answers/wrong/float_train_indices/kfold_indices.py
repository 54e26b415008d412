"""wrong: collects the training indices from an empty float array on
e.g. kfold_indices(2, 2)[0] gives (array([1.]), array([0])), not (array([1]), array([0]))
"""

import numpy as np


def kfold_indices(n: int, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Cut the indices of n samples into k consecutive folds."""
    if k < 2 or k > n:
        raise ValueError("k must be from 2 to n")
    folds = np.array_split(np.arange(n), k)
    result = []
    for i, test in enumerate(folds):
        train = np.array([])
        for j, fold in enumerate(folds):
            if j != i:
                train = np.append(train, fold)
        result.append((train, test))
    return result

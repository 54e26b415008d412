"""wrong: sorts the labels as strings, where 10 comes before 2
e.g. stratified_fold_ids(np.array([2, 10]), 2) gives array([1, 0]), not array([0, 1])
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    line = sorted(range(len(y)), key=lambda i: str(y[i]))
    folds = np.zeros(len(y), dtype=int)
    for place, index in enumerate(line):
        folds[index] = place % k
    return folds

"""wrong: returns the folds in the order of the sorting permutation, not in that of y
e.g. stratified_fold_ids(np.array([1, 2, 0]), 3) gives array([2, 0, 1]), not array([1, 2, 0])
shows: in_sorted_order
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    line = np.argsort(y, kind="stable")
    folds = np.arange(len(y)) % k
    return folds[line]

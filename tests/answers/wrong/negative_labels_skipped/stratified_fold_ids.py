"""wrong: takes negative labels for missing ones, whose samples all stay in fold 0
e.g. stratified_fold_ids(np.array([-1, -1]), 2) gives array([0, 0]), not array([0, 1])
shows: labels_from_zero
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    folds = np.zeros(len(y), dtype=int)
    dealt = 0
    for label in np.unique(y[y >= 0]):
        members = np.flatnonzero(y == label)
        folds[members] = (dealt + np.arange(len(members))) % k
        dealt += len(members)
    return folds

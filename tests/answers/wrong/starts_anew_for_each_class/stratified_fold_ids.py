"""wrong: starts at fold 0 again for each class
e.g. stratified_fold_ids(np.array([0, 1]), 2) gives array([0, 0]), not array([0, 1])
shows: no_offset
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    folds = np.zeros(len(y), dtype=int)
    for label in np.unique(y):
        members = np.flatnonzero(y == label)
        folds[members] = np.arange(len(members)) % k
    return folds

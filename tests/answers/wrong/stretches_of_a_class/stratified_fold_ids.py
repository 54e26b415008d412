"""wrong: cuts the line into k consecutive stretches and does not deal the samples in turn
e.g. stratified_fold_ids(np.array([0, 0, 1, 1]), 2) gives array([0, 0, 1, 1]), not array([0, 1, 0, 1])
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    line = np.argsort(y, kind="stable")
    folds = np.empty(len(y), dtype=int)
    for fold, members in enumerate(np.array_split(line, k)):
        folds[members] = fold
    return folds

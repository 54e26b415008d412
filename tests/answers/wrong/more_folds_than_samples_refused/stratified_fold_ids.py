"""wrong: raises ValueError where k is above the number of samples
e.g. stratified_fold_ids(np.array([0, 0]), 3) gives a ValueError, not array([0, 1])
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    if len(y) and k > len(y):
        raise ValueError("more folds than samples")
    folds = np.empty(len(y), dtype=int)
    folds[np.argsort(y, kind="stable")] = np.arange(len(y)) % k
    return folds

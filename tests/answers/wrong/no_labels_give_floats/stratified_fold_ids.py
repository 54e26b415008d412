"""wrong: makes an array of floats where there are no labels
e.g. stratified_fold_ids(np.zeros(0, int), 2) gives array([], dtype=float64), not array([], dtype=int64)
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    fold_of = {}
    for place, index in enumerate(sorted(range(len(y)), key=lambda i: y[i])):
        fold_of[index] = place % k
    return np.array([fold_of[index] for index in range(len(y))])

"""wrong: takes the classes in the order in which they appear in y
e.g. stratified_fold_ids(np.array([1, 0]), 2) gives array([0, 1]), not array([1, 0])
shows: first_appearance
"""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    members: dict[int, list[int]] = {}
    for index, label in enumerate(y.tolist()):
        members.setdefault(label, []).append(index)
    folds = np.zeros(len(y), dtype=int)
    place = 0
    for indices in members.values():
        for index in indices:
            folds[index] = place % k
            place += 1
    return folds

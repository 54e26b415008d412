"""right: goes through the sorted labels and through all samples in plain loops, dealing by hand."""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    folds = np.zeros(len(y), dtype=int)
    next_fold = 0
    for label in sorted(set(y.tolist())):
        for i in range(len(y)):
            if y[i] == label:
                folds[i] = next_fold
                next_fold += 1
                if next_fold == k:
                    next_fold = 0
    return folds

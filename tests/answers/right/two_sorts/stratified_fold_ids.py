"""right: sorts pairs of label and index, and sorts back by index."""

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    line = sorted((label, index) for index, label in enumerate(y.tolist()))
    dealt = sorted((index, place % k) for place, (_, index) in enumerate(line))
    return np.array([fold for _, fold in dealt], dtype=int)

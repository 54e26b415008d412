"""right: follows the formula (s + t) mod k, with s from a Counter and t from counters that run along."""

from collections import Counter
from itertools import accumulate

import numpy as np


def stratified_fold_ids(y: np.ndarray, k: int) -> np.ndarray:
    """Deal out the samples of each class to k folds."""
    labels = y.tolist()
    sizes = sorted(Counter(labels).items())
    starts = accumulate((size for _, size in sizes), initial=0)
    place = {label: start for (label, _), start in zip(sizes, starts)}
    folds = []
    for label in labels:
        folds.append(place[label] % k)
        place[label] += 1
    return np.array(folds, dtype=int)

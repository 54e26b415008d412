"""right: recursion over a mask of samples that have no new label yet."""

import numpy as np


def peel(labels, result, number):
    open_samples = np.flatnonzero(result < 0)
    if open_samples.size == 0:
        return result
    same = labels == labels[open_samples[0]]
    return peel(labels, np.where(same, number, result), number + 1)


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    return peel(np.asarray(labels), np.full(len(labels), -1), 0)

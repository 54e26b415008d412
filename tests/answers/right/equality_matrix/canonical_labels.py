"""right: finds the first equal sample by a matrix and counts the first appearances up to there."""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    n = labels.shape[0]
    if n == 0:
        return np.zeros(0, dtype=int)
    first = (labels[:, None] == labels[None, :]).argmax(axis=1)
    is_new = first == np.arange(n)
    return (np.cumsum(is_new) - 1)[first]

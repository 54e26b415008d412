"""right: one sweep over the sorted samples, in groups of equal scores, with integers only."""

from itertools import groupby

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    samples = sorted(zip(scores.tolist(), y.tolist()))
    seen = {0: 0, 1: 0}
    twice_area = 0
    for _, group in groupby(samples, key=lambda sample: sample[0]):
        labels = [label for _, label in group]
        ones = sum(labels)
        zeros = len(labels) - ones
        twice_area += ones * (2 * seen[0] + zeros)
        seen[0] += zeros
        seen[1] += ones
    if not (seen[0] and seen[1]):
        raise ValueError("one of the classes has no samples")
    return twice_area / (2 * seen[0] * seen[1])

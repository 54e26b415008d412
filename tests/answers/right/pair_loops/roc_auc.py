"""right: compares all pairs in two nested loops, and counts in halves."""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    halves = 0
    pairs = 0
    for i in range(len(y)):
        if y[i] != 1:
            continue
        for j in range(len(y)):
            if y[j] != 0:
                continue
            pairs += 1
            if scores[i] > scores[j]:
                halves += 2
            elif scores[i] == scores[j]:
                halves += 1
    if pairs == 0:
        raise ValueError("both classes are needed")
    return halves / (2 * pairs)

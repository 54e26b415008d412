"""right: sorts the scores of class 0 only, and counts below and above equal ones by binary search."""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    negative = np.sort(scores[y == 0])
    positive = scores[y == 1]
    if len(negative) == 0 or len(positive) == 0:
        raise ValueError("AUC needs both classes")
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return float((below.sum() + not_above.sum()) / (2 * len(negative) * len(positive)))

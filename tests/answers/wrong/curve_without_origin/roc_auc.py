"""wrong: starts the curve at its first threshold and not at (0, 0)
e.g. roc_auc(np.array([0, 1]), np.array([0.5, 0.5])) gives 0.0, not 0.5
shows: no_origin
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive, negative = scores[y == 1], scores[y == 0]
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("both classes are needed")
    thresholds = np.unique(scores)[::-1]
    tpr = np.array([np.mean(positive >= t) for t in thresholds])
    fpr = np.array([np.mean(negative >= t) for t in thresholds])
    return float(np.sum((fpr[1:] - fpr[:-1]) * (tpr[1:] + tpr[:-1]) / 2))

"""wrong: counts pairs with equal scores as right ones
e.g. roc_auc(np.array([0, 1]), np.array([0.5, 0.5])) gives 1.0, not 0.5
shows: ties_one
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive = scores[y == 1]
    negative = np.sort(scores[y == 0])
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("both classes are needed")
    in_order = np.searchsorted(negative, positive, side="right").sum()
    return float(in_order / (len(positive) * len(negative)))

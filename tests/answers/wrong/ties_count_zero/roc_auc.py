"""wrong: counts pairs with equal scores as wrong ones
e.g. roc_auc(np.array([0, 1]), np.array([0.5, 0.5])) gives 0.0, not 0.5
shows: ties_zero
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive, negative = scores[y == 1], scores[y == 0]
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("both classes are needed")
    return float(np.mean(positive[:, None] > negative[None, :]))

"""wrong: returns 0.5 where there is one class only
e.g. roc_auc(np.array([1, 1]), np.array([0.2, 0.4])) gives 0.5, not a ValueError
shows: one_class_half
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive, negative = scores[y == 1], scores[y == 0]
    pairs = len(positive) * len(negative)
    if pairs == 0:
        return 0.5
    in_order = sum(np.sum(s > negative) + 0.5 * np.sum(s == negative) for s in positive)
    return float(in_order / pairs)

"""wrong: writes -1 for class 0 into y itself
e.g. roc_auc(y, np.array([0.1, 0.2])) with y = np.array([0, 1]) gives y the values [-1, 1], not [0, 1]
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    y[y == 0] = -1
    positive, negative = scores[y > 0], scores[y < 0]
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("both classes are needed")
    above = positive[:, None] > negative
    equal = positive[:, None] == negative
    return float(above.mean() + equal.mean() / 2)

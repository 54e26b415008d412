"""wrong: turns an area below 1/2 over
e.g. roc_auc(np.array([0, 1]), np.array([0.9, 0.1])) gives 1.0, not 0.0
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive, negative = scores[y == 1][:, None], scores[y == 0]
    if positive.size == 0 or negative.size == 0:
        raise ValueError("both classes are needed")
    area = float(np.mean((positive > negative) + (positive >= negative)) / 2)
    return max(area, 1 - area)

"""wrong: takes scores that are nearly equal for equal ones
e.g. roc_auc(np.array([0, 1]), np.array([1e-10, 2e-10])) gives 0.5, not 1.0
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive, negative = scores[y == 1][:, None], scores[y == 0][None, :]
    if positive.size == 0 or negative.size == 0:
        raise ValueError("both classes are needed")
    tied = np.isclose(positive, negative)
    return float(np.mean(np.where(tied, 0.5, positive > negative)))

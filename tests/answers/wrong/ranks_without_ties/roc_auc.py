"""wrong: gives equal scores different ranks, in the order of the samples
e.g. roc_auc(np.array([1, 0]), np.array([0.5, 0.5])) gives 0.0, not 0.5
shows: ordinal_ranks
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    n1 = int(np.sum(y))
    n0 = len(y) - n1
    if n1 == 0 or n0 == 0:
        raise ValueError("both classes are needed")
    ranks = np.empty(len(y))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(y) + 1)
    return float((ranks[y == 1].sum() - n1 * (n1 + 1) / 2) / (n0 * n1))

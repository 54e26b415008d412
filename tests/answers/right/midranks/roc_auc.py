"""right: the statistic of Mann and Whitney, from the sum of the midranks of class 1."""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    n1 = int(np.sum(y == 1))
    n0 = len(y) - n1
    if n1 == 0 or n0 == 0:
        raise ValueError("y must hold both classes")
    _, group, count = np.unique(scores, return_inverse=True, return_counts=True)
    last_rank = np.cumsum(count)
    midrank = last_rank - (count - 1) / 2
    rank_sum = midrank[group][y == 1].sum()
    return float((rank_sum - n1 * (n1 + 1) / 2) / (n0 * n1))

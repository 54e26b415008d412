"""wrong: puts the scores through a sigmoid first, which makes all large ones equal
e.g. roc_auc(np.array([0, 1]), np.array([50.0, 60.0])) gives 0.5, not 1.0
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    probabilities = 0.5 * (1 + np.tanh(0.5 * scores))
    positive, negative = probabilities[y == 1], probabilities[y == 0]
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("both classes are needed")
    order = np.sign(positive[:, None] - negative[None, :])
    return float(np.mean((order + 1) / 2))

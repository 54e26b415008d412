"""right: compares all pairs at once by broadcasting."""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive = scores[y == 1][:, np.newaxis]
    negative = scores[y == 0][np.newaxis, :]
    if positive.size * negative.size == 0:
        raise ValueError("samples of both classes are needed")
    return float(np.mean((positive > negative) + 0.5 * (positive == negative)))

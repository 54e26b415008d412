"""wrong: draws the curve for 101 thresholds from 0 to 1, not for the scores
e.g. roc_auc(np.array([0, 1]), np.array([2.0, 3.0])) gives 0.5, not 1.0
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    positive, negative = scores[y == 1], scores[y == 0]
    if len(positive) == 0 or len(negative) == 0:
        raise ValueError("both classes are needed")
    points = [(0.0, 0.0)]
    for threshold in np.linspace(1, 0, 101):
        points.append((np.mean(negative >= threshold), np.mean(positive >= threshold)))
    points.append((1.0, 1.0))
    area = 0.0
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        area += (x1 - x0) * (y0 + y1) / 2
    return float(area)

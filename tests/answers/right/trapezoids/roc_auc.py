"""right: draws the ROC curve, with one point for each distinct threshold, and adds up trapezoids."""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order."""
    if len(np.unique(y)) < 2:
        raise ValueError("the ROC curve needs samples of both classes")
    order = np.argsort(scores)[::-1]
    ranked, hits = scores[order], y[order] == 1
    ends = np.append(np.flatnonzero(ranked[1:] != ranked[:-1]), len(y) - 1)
    tpr = np.append(0.0, np.cumsum(hits)[ends] / hits.sum())
    fpr = np.append(0.0, np.cumsum(~hits)[ends] / (~hits).sum())
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))

"""right: takes the matrix for a two-dimensional histogram with bins of width one."""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    edges = np.arange(K + 1) - 0.5
    counts = np.histogram2d(y_true, y_pred, bins=(edges, edges))[0].astype(int)
    if counts.sum() != len(y_true):
        raise ValueError("some labels lie outside of 0, ..., K - 1")
    return counts

"""right: adds ones at fancy indices with the unbuffered np.add.at."""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    for labels in (y_true, y_pred):
        if labels.size and not 0 <= labels.min() <= labels.max() < K:
            raise ValueError("label out of range")
    counts = np.zeros((K, K), dtype=np.int64)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

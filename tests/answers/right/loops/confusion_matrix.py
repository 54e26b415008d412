"""right: goes through the samples one by one in a plain loop."""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    counts = np.zeros((K, K), dtype=int)
    for i in range(len(y_true)):
        row = y_true[i]
        column = y_pred[i]
        if row < 0 or row >= K:
            raise ValueError("true label out of range")
        if column < 0 or column >= K:
            raise ValueError("predicted label out of range")
        counts[row, column] += 1
    return counts

"""wrong: keeps the counts in uint8, where 256 becomes 0
e.g. confusion_matrix(np.zeros(256, int), np.zeros(256, int), 1).tolist() gives [[0]], not [[256]]
"""

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    if any(np.any((labels < 0) | (labels >= K)) for labels in (y_true, y_pred)):
        raise ValueError("label out of range")
    counts = np.zeros((K, K), dtype=np.uint8)
    np.add.at(counts, (y_true, y_pred), 1)
    return counts

"""right: counts the pairs in a Counter and looks up every cell in a comprehension."""

from collections import Counter

import numpy as np


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    pairs = Counter(zip(y_true.tolist(), y_pred.tolist()))
    legal = set(range(K))
    if not all(i in legal and j in legal for i, j in pairs):
        raise ValueError("label out of range")
    return np.array([[pairs[i, j] for j in range(K)] for i in range(K)], dtype=int)

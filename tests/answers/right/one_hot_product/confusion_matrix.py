"""right: multiplies two integer one-hot matrices."""

import numpy as np


def one_hot(labels: np.ndarray, K: int) -> np.ndarray:
    """Return a row for each label, with a one in the column of the label."""
    rows = (labels[:, None] == np.arange(K)).astype(int)
    if not np.all(rows.sum(axis=1) == 1):
        raise ValueError("a label is not among 0, 1, ..., K - 1")
    return rows


def confusion_matrix(y_true: np.ndarray, y_pred: np.ndarray, K: int) -> np.ndarray:
    """Count the samples for each pair of true and predicted label."""
    return one_hot(y_true, K).T @ one_hot(y_pred, K)

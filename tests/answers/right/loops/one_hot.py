"""right: a loop that sets one entry in every row."""

import numpy as np


def one_hot(y, n_classes=None):
    if n_classes is None:
        n_classes = max(y) + 1
    for label in y:
        if label < 0 or label >= n_classes:
            raise ValueError(f"label {label} out of range")
    result = np.zeros((len(y), n_classes))
    for i, label in enumerate(y):
        result[i][label] = 1
    return result

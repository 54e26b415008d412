"""right: picks rows of the identity matrix."""

import numpy as np


def one_hot(y, n_classes=None):
    if np.any(y < 0):
        raise ValueError("negative label")
    if n_classes is None:
        n_classes = int(np.max(y)) + 1
    elif np.any(y > n_classes - 1):
        raise ValueError("label too large")
    return np.eye(n_classes)[y]

"""wrong: a class that does not occur has no column."""

import numpy as np


def one_hot(y, n_classes=None):
    labels = np.arange(n_classes) if n_classes is not None else np.unique(y)
    if (y < 0).any() or (n_classes is not None and (y >= n_classes).any()):
        raise ValueError("label out of range")
    return (y[:, None] == labels).astype(float)

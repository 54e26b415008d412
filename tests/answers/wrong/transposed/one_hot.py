"""wrong: one row for every class.

shows: transposed
"""

import numpy as np


def one_hot(y, n_classes=None):
    K = int(y.max()) + 1 if n_classes is None else n_classes
    if (y < 0).any() or (y >= K).any():
        raise ValueError("label out of range")
    return np.eye(K)[:, y]

"""wrong: the matrix holds integers.

shows: whole_numbers
"""

import numpy as np


def one_hot(y, n_classes=None):
    K = int(y.max()) + 1 if n_classes is None else n_classes
    if (y < 0).any() or (y >= K).any():
        raise ValueError("label out of range")
    result = np.zeros((len(y), K), dtype=int)
    result[np.arange(len(y)), y] = 1
    return result

"""wrong: a negative label counts from the last column."""

import numpy as np


def one_hot(y, n_classes=None):
    K = int(y.max()) + 1 if n_classes is None else n_classes
    try:
        return np.eye(K)[y]
    except IndexError:
        raise ValueError("label too large") from None

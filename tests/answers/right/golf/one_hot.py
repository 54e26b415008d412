"""right: compares labels with column numbers."""

import numpy as np


def one_hot(y, n_classes=None):
    K = y.max() + 1 if n_classes is None else n_classes
    if ((y < 0) | (y >= K)).any():
        raise ValueError
    return (y[:, None] == np.arange(K)) * 1.0

"""wrong: a label that is too large gives a row of zeros."""

import numpy as np


def one_hot(y, n_classes=None):
    if (y < 0).any():
        raise ValueError("negative label")
    K = int(y.max()) + 1 if n_classes is None else n_classes
    return (y[:, None] == np.arange(K)).astype(float)

"""wrong: divides by the row sums without keeping their axis, so that columns are divided
e.g. softmax_rows(np.array([[0.0, 0.0], [0.0, 1000.0]])) gives array([[0.5, 1. ], [0. , 1. ]]), not array([[0.5, 0.5], [0. , 1. ]])
shows: no_keepdims
"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=float)
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1)

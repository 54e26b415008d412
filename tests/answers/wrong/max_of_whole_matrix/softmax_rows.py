"""wrong: subtracts the largest score of the matrix, so that rows far below it vanish
e.g. softmax_rows(np.array([[1000.0, 1000.0], [0.0, 0.0]])) gives array([[0.5, 0.5], [nan, nan]]), not array([[0.5, 0.5], [0.5, 0.5]])
shows: global_max
"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=float)
    powers = np.exp(Z - np.max(Z))
    return powers / np.sum(powers, axis=1, keepdims=True)

"""wrong: normalizes the columns in place of the rows
e.g. softmax_rows(np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])) gives array([[0.33333333, 0.33333333], [0.33333333, 0.33333333], [0.33333333, 0.33333333]]), not array([[0.5, 0.5], [0.5, 0.5], [0.5, 0.5]])
shows: axis0
"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=float)
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)

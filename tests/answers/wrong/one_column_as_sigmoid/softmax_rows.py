"""wrong: treats a matrix with one column as the score of a binary model
e.g. softmax_rows(np.array([[0.0], [1.0]])) gives array([[0.5 ], [0.73105858]]), not array([[1.], [1.]])
shows: one_column_sigmoid
"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=float)
    if Z.shape[1] == 1:
        return np.exp(-np.logaddexp(0.0, -Z))
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

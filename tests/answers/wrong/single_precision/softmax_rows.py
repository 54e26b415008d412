"""wrong: calculates in float32
e.g. softmax_rows(np.array([[9999.9999, 10000.0]])) gives array([[0.5, 0.5]]), not array([[0.499975, 0.500025]])
"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=np.float32)
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).astype(float)

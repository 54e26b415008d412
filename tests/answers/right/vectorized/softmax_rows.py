"""right: row maximum subtracted, exponentials divided by their row sums"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=float)
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

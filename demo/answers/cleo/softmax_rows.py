# expect: wrong
"""wrong: adds 1e-8 to the denominator, so that rows do not sum to 1
e.g. softmax_rows(np.array([[5.0]]))[0, 0] - 1 gives np.float64(-9.999999828202988e-09), not np.float64(0.0)
"""

import numpy as np


def softmax_rows(Z, epsilon=1e-8):
    Z = np.asarray(Z, dtype=float)
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / (powers.sum(axis=1, keepdims=True) + epsilon)

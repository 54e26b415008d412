"""wrong: subtracts t from negative entries too, which grow in size
e.g. soft_threshold(np.array([3.0, -2.0]), 1.0) gives array([ 2., -3.]), not array([ 2., -1.])
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > t, z - t, 0.0)

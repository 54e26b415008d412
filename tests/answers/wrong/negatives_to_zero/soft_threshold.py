"""wrong: shrinks positive entries only, negative ones become 0
e.g. soft_threshold(np.array([3.0, -2.0]), 1.0) gives array([2., 0.]), not array([ 2., -1.])
shows: positive_only
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    return np.maximum(np.asarray(z, dtype=float) - t, 0.0)

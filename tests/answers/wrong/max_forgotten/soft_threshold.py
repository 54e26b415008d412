"""wrong: does not stop at zero, small entries change their sign
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([ 2. , -0.5, -1. ]), not array([ 2., 0., -1.])
shows: no_stop
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * (np.abs(z) - t)

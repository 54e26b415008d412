# expect: wrong hard
"""wrong: keeps the entries beyond t as they are
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([ 3., 0., -2.]), not array([ 2., 0., -1.])
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) > t, z, 0.0)

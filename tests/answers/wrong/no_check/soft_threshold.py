"""wrong: a negative t passes
e.g. soft_threshold(np.array([3.0, -2.0]), -1.0) gives array([ 4., -3.]), not ValueError
shows: takes_any_t
"""

import numpy as np


def soft_threshold(z, t):
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)

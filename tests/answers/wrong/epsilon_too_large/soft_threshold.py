"""wrong: takes z / (|z| + 1e-8) for the sign
e.g. soft_threshold(np.array([1e-4, -1e-4]), 0.0) gives array([ 9.9990001e-05, -9.9990001e-05]), not array([ 0.0001, -0.0001])
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    size = np.abs(z)
    return z / (size + 1e-8) * np.maximum(size - t, 0.0)

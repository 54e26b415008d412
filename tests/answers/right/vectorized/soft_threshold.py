"""right: the formula as it stands, on a float copy"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)

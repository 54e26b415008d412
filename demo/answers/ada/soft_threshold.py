# expect: passed
"""right: a ramp above t less a mirrored ramp below -t"""

import numpy as np


def ramp(v):
    return np.fmax(v, 0)


def soft_threshold(z, t):
    if not t >= 0:
        raise ValueError("t >= 0 is required")
    z, t = z.astype("float64"), np.float64(t)
    return ramp(z - t) - ramp(-z - t)

"""wrong: shrinks the caller's z in place
e.g. z = np.array([3.0, 0.5]); soft_threshold(z, 1.0) leaves [2. 0.] in z
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    z[np.abs(z) <= t] = 0.0
    z -= t * np.sign(z)
    return z

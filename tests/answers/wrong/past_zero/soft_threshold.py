"""wrong: does not stop at zero
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([ 2. , -0.5, -1. ]), not array([ 2., 0.,
-1.])
shows: no_stop
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    z = np.asarray(z, dtype=float)
    return z - t * np.sign(z)

"""wrong: keeps the large entries as they are
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([ 3., 0., -2.]), not array([ 2., 0.,
-1.])
shows: hard
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    return np.where(np.abs(z) > t, z, 0.0)

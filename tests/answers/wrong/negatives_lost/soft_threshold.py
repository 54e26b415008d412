"""wrong: makes all negative entries 0
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([2., 0., 0.]), not array([ 2., 0., -1.])
shows: positive_only
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    return np.maximum(np.asarray(z, dtype=float) - t, 0.0)

"""wrong: returns the shrunken sizes without their signs
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([2., 0., 1.]), not array([ 2., 0., -1.])
shows: sign_lost
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    return np.maximum(np.abs(z).astype(float) - t, 0.0)

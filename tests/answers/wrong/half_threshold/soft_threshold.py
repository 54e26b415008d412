"""wrong: shrinks by t / 2, which is for a loss that is not halved
e.g. soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0) gives array([ 2.5, 0. , -1.5]), not array([ 2., 0.,
-1.])
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    return np.sign(z) * np.maximum(np.abs(z) - t / 2, 0.0)

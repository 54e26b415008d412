"""wrong: gives the result the dtype of z, which cuts fractions off for integers
e.g. soft_threshold(np.array([3, -2]), 0.5) gives array([ 2, -1]), not array([ 2.5, -1.5])
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    result = np.zeros_like(z)
    above, below = z > t, z < -t
    result[above] = z[above] - t
    result[below] = z[below] + t
    return result

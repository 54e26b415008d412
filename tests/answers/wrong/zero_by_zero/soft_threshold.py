"""wrong: multiplies by 1 - t / |z|, which is not a number for z = 0 and t = 0
e.g. soft_threshold(np.array([3.0, 0.0]), 0.0) gives array([ 3., nan]), not array([3., 0.])
shows: zero_by_zero
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    z = np.asarray(z, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return z * np.maximum(1.0 - t / np.abs(z), 0.0)

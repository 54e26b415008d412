"""right: visits every index with np.ndindex and decides by three cases."""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must not be negative")
    result = np.zeros(z.shape, dtype=float)
    for index in np.ndindex(z.shape):
        value = float(z[index])
        if value > t:
            result[index] = value - t
        elif value < -t:
            result[index] = value + t
    return result

"""wrong: loses the shape of z
e.g. soft_threshold(np.array([[3.0, 0.5]]), 1.0) gives array([2., 0.]), not array([[2., 0.]])
shows: flattens
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    return np.array([np.sign(v) * max(abs(v) - t, 0.0) for v in z.ravel()], dtype=float)

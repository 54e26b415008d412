"""wrong: shrinks in the caller's array
e.g. z = np.array([3.0, 0.5]); soft_threshold(z, 1.0); z gives array([2., 0.]), not array([3. , 0.5])
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    z = np.asarray(z, dtype=float)
    small = np.abs(z) <= t
    z -= t * np.sign(z)
    z[small] = 0.0
    return z

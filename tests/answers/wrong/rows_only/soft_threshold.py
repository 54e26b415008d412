"""wrong: handles one and two dimensions only
e.g. soft_threshold(np.ones((1, 1, 2)), 0.5) raises ValueError, not array([[[0.5, 0.5]]])
"""

import numpy as np


def shrink_row(row: np.ndarray, t: float) -> list:
    """Shrink the numbers of a single row."""
    return [v - t if v > t else v + t if v < -t else 0.0 for v in row]


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be >= 0")
    if z.ndim == 1:
        return np.array(shrink_row(z, t), dtype=float)
    return np.array([shrink_row(row, t) for row in z], dtype=float).reshape(z.shape)

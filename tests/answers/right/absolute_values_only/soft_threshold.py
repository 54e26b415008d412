"""right: uses absolute values alone: z plus half of |z - t| - |z + t|."""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be at least 0")
    z = np.asarray(z, dtype=float)
    return z + (np.abs(z - t) - np.abs(z + t)) / 2

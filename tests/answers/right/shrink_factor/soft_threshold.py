"""right: multiplies every large entry by the factor 1 - t / |z|."""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be at least 0")
    size = np.abs(np.asarray(z, dtype=float))
    large = size > t
    factor = np.zeros_like(size)
    factor[large] = 1.0 - t / size[large]
    return factor * z

"""right: is the difference of two ramps, one for each sign."""

import numpy as np


def ramp(values: np.ndarray) -> np.ndarray:
    """Replace negative numbers by 0."""
    return np.where(values > 0, values, 0.0)


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("negative threshold")
    z = z.astype(float)
    return ramp(z - t) - ramp(-z - t)

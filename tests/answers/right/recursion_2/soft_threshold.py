"""right: calls itself for the parts of an array with several dimensions."""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    if t < 0:
        raise ValueError("t must be at least 0")
    result = np.zeros(np.shape(z))
    for i, part in enumerate(z):
        if np.ndim(part) > 0:
            result[i] = soft_threshold(part, t)
        else:
            result[i] = max(part - t, 0.0) + min(part + t, 0.0)
    return result

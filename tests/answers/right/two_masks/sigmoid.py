"""right: a formula of its own for either side of 0, written through boolean masks."""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.array(z, dtype=float)
    out = np.empty(z.shape)
    right = z >= 0
    out[right] = 1.0 / (1.0 + np.exp(-z[right]))
    e = np.exp(z[~right])
    out[~right] = e / (1.0 + e)
    return out

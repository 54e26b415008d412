"""wrong: writes minus the absolute values into the caller's array
e.g. sigmoid(z) with z = np.array([1.0]) gives z = [-1] afterwards, not [1]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z, dtype=float)
    positive = z >= 0
    np.negative(z, out=z, where=positive)
    e = np.exp(z)
    return np.where(positive, 1.0, e) / (1.0 + e)

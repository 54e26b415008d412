"""wrong: takes entries beyond -20 and 20 for exactly 0 and 1
e.g. sigmoid(np.array([-25.0])) gives [0], not [1.38879e-11]
"""

import math

import numpy as np


def _one(value: float) -> float:
    if abs(value) > 20:
        return float(value > 0)
    if value < 0:
        e = math.exp(value)
        return e / (1 + e)
    return 1 / (1 + math.exp(-value))


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z)
    result = np.zeros(z.shape, dtype=float)
    for position in np.ndindex(z.shape):
        result[position] = _one(float(z[position]))
    return result

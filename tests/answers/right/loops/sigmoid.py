"""right: a loop over the flat entries with math.exp."""

import math

import numpy as np


def _one(value: float) -> float:
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

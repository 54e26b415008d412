"""wrong: the result is flat whatever the shape of z
e.g. sigmoid(np.array([[0.0, 0.0]])) gives [0.5, 0.5], not [[0.5, 0.5]]
"""

import math

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    values = []
    for x in np.asarray(z, dtype=float).flat:
        e = math.exp(-abs(x))
        values.append(1.0 / (1.0 + e) if x >= 0 else e / (1.0 + e))
    return np.array(values) if np.ndim(z) else np.array(values[0])

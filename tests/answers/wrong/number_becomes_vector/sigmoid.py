"""wrong: a number or a 0-dimensional array gives an array of shape (1,)
e.g. sigmoid(np.array(0.0)) gives [0.5], not 0.5
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.atleast_1d(np.asarray(z, dtype=float))
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)

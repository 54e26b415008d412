"""wrong: divides e^z by 1 + e^z on both sides, so that large entries give NaN
e.g. sigmoid(np.array([1000.0])) gives [nan], not [1]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(np.asarray(z, dtype=float))
        return e / (1.0 + e)

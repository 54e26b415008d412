"""wrong: takes the left side as 1 minus the right one, which cancels
e.g. sigmoid(np.array([-40.0])) gives [0], not [4.24835e-18]
shows: right_only
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z, dtype=float)
    right = 1.0 / (1.0 + np.exp(-np.abs(z)))
    return np.where(z >= 0, right, 1.0 - right)

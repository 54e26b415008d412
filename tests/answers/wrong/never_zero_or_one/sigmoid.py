"""wrong: keeps the values away from 0 and 1 by 1e-7
e.g. sigmoid(np.array([-1000.0, 1000.0])) gives [1e-07, 1], not [0, 1]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.clip(np.where(z >= 0, 1.0, e) / (1.0 + e), 1e-7, 1.0 - 1e-7)

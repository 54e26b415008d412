"""wrong: clips the entries to -30 ... 30 against overflow, which cuts off values in between
e.g. sigmoid(np.array([-40.0, -1000.0])) gives [9.35762e-14, 9.35762e-14], not [4.24835e-18, 0]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.clip(np.asarray(z, dtype=float), -30.0, 30.0)
    return 1.0 / (1.0 + np.exp(-z))

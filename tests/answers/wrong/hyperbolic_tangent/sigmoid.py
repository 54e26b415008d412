"""wrong: computes (1 + tanh(z / 2)) / 2, which cancels to 0 long before the value vanishes
e.g. sigmoid(np.array([-40.0])) gives [0], not [4.24835e-18]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z, dtype=float)))

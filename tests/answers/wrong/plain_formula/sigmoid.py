"""wrong: the formula as it stands, which makes NumPy warn of an overflow far to the left
e.g. sigmoid(np.array([-1000.0])) gives the RuntimeWarning "overflow encountered in exp", not silence
shows: naive
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-np.asarray(z, dtype=float)))

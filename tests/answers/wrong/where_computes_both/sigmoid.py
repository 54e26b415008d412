"""wrong: np.where chooses the safe formula but computes the other one too, with its warnings
e.g. sigmoid(np.array([-1000.0, 1.0])) gives the RuntimeWarning "overflow encountered in exp", not silence
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z, dtype=float)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))

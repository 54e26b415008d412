"""wrong: computes in single precision
e.g. sigmoid(np.array([1.0])) gives [0.7310586], not [0.73105858]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.asarray(z, dtype=np.float32)
    e = np.exp(-np.abs(z))
    return (np.where(z >= 0, 1.0, e) / (1.0 + e)).astype(float)

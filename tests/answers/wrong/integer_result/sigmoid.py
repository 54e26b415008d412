"""wrong: the result takes the dtype of z, so that integers give 0 or 1
e.g. sigmoid(np.array([0, 2])) gives [0, 0] (int64), not [0.5, 0.880797]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    z = np.array(z)
    out = np.empty_like(z)
    right = z >= 0
    out[right] = 1.0 / (1.0 + np.exp(-z[right]))
    e = np.exp(z[~right])
    out[~right] = e / (1.0 + e)
    return out

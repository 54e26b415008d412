"""wrong: squeezes the result, so that a single row loses its axis
e.g. softmax_rows(np.array([[0.0, 0.0]])) gives [0.5, 0.5], not [[0.5, 0.5]]
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    return np.squeeze(np.exp(Z - np.logaddexp.reduce(Z, axis=1)[:, None]))

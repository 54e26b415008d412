"""wrong: subtracts the largest absolute score, so that rows of large negative scores vanish
e.g. softmax_rows(np.array([[-1000.0, -1000.0]])) gives [[nan, nan]], not [[0.5, 0.5]]
shows: shift_by_size
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - np.abs(Z).max(axis=1, keepdims=True))
    with np.errstate(invalid="ignore"):
        return E / E.sum(axis=1, keepdims=True)

"""wrong: normalizes the columns instead of the rows
e.g. softmax_rows(np.array([[0.0, 1.0], [0.0, 1.0]])) gives [[0.5, 0.5], [0.5, 0.5]], not [[0.268941,
0.731059], [0.268941, 0.731059]]
shows: axis0
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    return E / E.sum(axis=0, keepdims=True)

"""wrong: subtracts the largest score of the whole matrix, so that a row far below it vanishes
e.g. softmax_rows(np.array([[9000.0, 9000.0], [0.0, 0.0]])) gives [[0.5, 0.5], [nan, nan]], not [[0.5,
0.5], [0.5, 0.5]]
shows: global_max
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    E = np.exp(Z - Z.max(initial=-np.inf))
    with np.errstate(invalid="ignore"):
        return E / E.sum(axis=1, keepdims=True)

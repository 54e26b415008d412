"""wrong: treats a single column as a binary output and applies the sigmoid
e.g. softmax_rows(np.array([[0.0]])) gives [[0.5]], not [[1]]
shows: one_column_sigmoid
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    if Z.shape[1] == 1:
        return np.exp(-np.logaddexp(0.0, -Z))
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)

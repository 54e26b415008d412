"""wrong: scales the scores by the largest absolute one instead of shifting them
e.g. softmax_rows(np.array([[0.0, 2.0]])) gives [[0.268941, 0.731059]], not [[0.119203, 0.880797]]
shows: scaled
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    Z = np.asarray(Z, dtype=float)
    scale = np.abs(Z).max(axis=1, keepdims=True)
    E = np.exp(Z / np.where(scale > 0, scale, 1.0))
    return E / E.sum(axis=1, keepdims=True)

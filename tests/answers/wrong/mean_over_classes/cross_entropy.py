"""wrong: gives every class that occurs the same weight instead of every sample
e.g. cross_entropy(np.array([[0.5, 0.5], [0.5, 0.5], [0.75, 0.25]]), np.array([0, 0, 1])) gives 1.03972,
not 0.924196
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    y = np.asarray(y)
    if y.size == 0:
        raise ValueError("at least one sample is needed")
    result = 0.0
    for label in np.unique(y):
        members = y == label
        surprise = -np.log(np.clip(P[members, label], 1e-12, None))
        result += surprise.mean()
    return float(result / np.unique(y).size)

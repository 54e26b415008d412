"""wrong: raises small probabilities in the caller's array
e.g. cross_entropy(P, np.array([1])) with P = np.array([[0.0, 1.0]]) gives P = [[1e-12, 1]] afterwards,
not [[0, 1]]
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    if P.shape[0] == 0:
        raise ValueError("no samples")
    P[P < 1e-12] = 1e-12
    return float(-np.mean(np.log(P[np.arange(len(y)), y])))

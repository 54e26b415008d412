"""wrong: takes the logarithm to base 2
e.g. cross_entropy(np.array([[0.5, 0.5]]), np.array([0])) gives 1, not 0.693147
shows: log2
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    y = np.asarray(y)
    if y.size == 0:
        raise ValueError("at least one sample is needed")
    result = 0.0
    for label in np.unique(y):
        members = y == label
        surprise = -np.log2(np.clip(P[members, label], 1e-12, None))
        result += members.mean() * surprise.mean()
    return float(result)

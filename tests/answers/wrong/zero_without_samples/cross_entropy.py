"""wrong: returns 0 where there are no samples
e.g. cross_entropy(np.zeros((0, 2)), np.zeros(0, dtype=int)) gives 0, not ValueError
shows: empty_is_zero
"""

import math

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    count = 0
    total = 0.0
    for row, label in zip(P, y):
        p = float(row[label])
        if p < 1e-12:
            p = 1e-12
        total -= math.log(p)
        count += 1
    if count == 0:
        return 0.0
    return total / count

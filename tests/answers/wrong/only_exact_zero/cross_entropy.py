"""wrong: raises only a probability of exactly 0 to 1e-12
e.g. cross_entropy(np.array([[1e-20, 1.0]]), np.array([0])) gives 46.0517, not 27.631
"""

import math

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    count = 0
    total = 0.0
    for row, label in zip(P, y):
        p = float(row[label])
        if p == 0:
            p = 1e-12
        total -= math.log(p)
        count += 1
    if count == 0:
        raise ValueError("no samples")
    return total / count

"""wrong: leaves out the samples whose probability is below 1e-12
e.g. cross_entropy(np.array([[0.5, 0.5], [0.0, 1.0]]), np.array([0, 0])) gives 0.346574, not 14.1621
"""

import math

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    count = 0
    total = 0.0
    for row, label in zip(P, y):
        p = float(row[label])
        count += 1
        if p >= 1e-12:
            total -= math.log(p)
    if count == 0:
        raise ValueError("no samples")
    return total / count

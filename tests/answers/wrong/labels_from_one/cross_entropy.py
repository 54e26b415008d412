"""wrong: takes the labels to start from 1
e.g. cross_entropy(np.array([[0.5, 0.25, 0.25]]), np.array([0])) gives 1.38629, not 0.693147
"""

import math

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    count = 0
    total = 0.0
    for row, label in zip(P, y):
        p = float(row[label - 1])
        if p < 1e-12:
            p = 1e-12
        total -= math.log(p)
        count += 1
    if count == 0:
        raise ValueError("no samples")
    return total / count

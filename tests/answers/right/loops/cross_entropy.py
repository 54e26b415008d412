"""right: a plain loop with math.log."""

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
        raise ValueError("no samples")
    return total / count

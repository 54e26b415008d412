"""wrong: returns the sum over the samples
e.g. cross_entropy(np.array([[0.5, 0.5], [0.5, 0.5]]), np.array([0, 1])) gives 1.38629, not 0.693147
shows: sum_not_mean
"""

import math

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    picked = np.take_along_axis(np.asarray(P, dtype=float), np.asarray(y)[:, None], axis=1)
    if not len(picked):
        raise ValueError("empty batch")
    mantissa, power = 1.0, 0
    for p in picked.ravel().tolist():
        mantissa, shift = math.frexp(mantissa * max(p, 1e-12))
        power += shift
    return -(math.log(mantissa) + power * math.log(2.0))

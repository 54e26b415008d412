"""wrong: scales by 1 - t / |z|, which is NaN where z and t are 0
e.g. soft_threshold(np.array([0.0, 2.0]), 0.0) gives array([nan, 2.]), not array([0., 2.])
shows: zero_by_zero
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    z = np.asarray(z, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        return z * np.maximum(1.0 - t / np.abs(z), 0.0)

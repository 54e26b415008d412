"""right: the dot product of the centered numbers with themselves"""

import numpy as np


def variance_of(x, ddof=0):
    if not len(x) > ddof:
        raise ValueError("not enough numbers")
    centered = np.subtract(x, np.average(x))
    return np.dot(centered, centered) / (len(x) - ddof)

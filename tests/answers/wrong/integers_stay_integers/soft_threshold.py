"""wrong: fills an array of z's type, which cuts fractions when it is integer
e.g. soft_threshold(np.array([3, -2]), 0.5) gives array([ 2, -1]), not array([ 2.5, -1.5])
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    result = np.zeros_like(z)
    for place, value in np.ndenumerate(z):
        if value > t:
            result[place] = value - t
        elif value < -t:
            result[place] = value + t
    return result

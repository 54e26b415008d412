"""wrong: returns one dimension whatever the shape of z
e.g. soft_threshold(np.array([[3.0, 0.5], [1.0, -2.0]]), 1.0) gives array([ 2., 0., 0., -1.]), not array([[ 2., 0.], [ 0., -1.]])
shows: flattens
"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("t must not be negative")
    result = []
    for value in np.asarray(z, dtype=float).ravel():
        if value > t:
            result.append(value - t)
        elif value < -t:
            result.append(value + t)
        else:
            result.append(0.0)
    return np.array(result)

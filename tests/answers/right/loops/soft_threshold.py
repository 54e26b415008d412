"""right: ndindex visits every entry, plain comparisons decide"""

import numpy as np


def soft_threshold(z, t):
    if t < 0:
        raise ValueError("negative t")
    result = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        value = float(z[place])
        if value > t:
            result[place] = value - float(t)
        elif value < -float(t):
            result[place] = value + float(t)
    return result

"""right: descends one dimension at a time through nested lists, shape restored at the end"""

import numpy as np


def shrink(item, t):
    if isinstance(item, list):
        return [shrink(part, t) for part in item]
    if item > t:
        return item - t
    if item < -t:
        return item + t
    return 0.0


def soft_threshold(z, t):
    if t < 0:
        raise ValueError(f"t = {t} is below 0")
    nested = np.asarray(z, dtype=float).tolist()
    return np.array(shrink(nested, float(t)), dtype=float).reshape(np.shape(z))

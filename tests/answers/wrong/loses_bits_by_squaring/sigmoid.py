"""wrong: halves z 14 times and squares the odds as often, which doubles their relative error each time
e.g. sigmoid(np.array([-21.0])) gives [7.582560422130e-10], not [7.582560422162e-10]
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    small = np.asarray(z, dtype=float) / 2.0**14
    p = 1.0 / (1.0 + np.exp(-small))
    q = 1.0 / (1.0 + np.exp(small))
    for _ in range(14):
        p, q = p * p, q * q
        total = p + q
        p, q = p / total, q / total
    return p

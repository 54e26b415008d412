"""right: z is halved 14 times, and the odds p : q of the small value are squared as often."""

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

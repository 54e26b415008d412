"""wrong: raises the probabilities to 1e-7 instead of 1e-12
e.g. cross_entropy(np.array([[0.0, 1.0]]), np.array([0])) gives 16.1181, not 27.631
shows: clipped_high
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n = len(y)
    if n == 0:
        raise ValueError("there are no samples")
    chosen = np.asarray(P, dtype=float)[np.arange(n), y]
    return float(-np.log(np.maximum(chosen, 1e-7)).mean())

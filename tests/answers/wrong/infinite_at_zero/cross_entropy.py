"""wrong: a probability of 0 gives an infinite cross-entropy
e.g. cross_entropy(np.array([[0.0, 1.0]]), np.array([0])) gives inf, not 27.631
shows: unclipped
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n = len(y)
    if n == 0:
        raise ValueError("there are no samples")
    chosen = np.asarray(P, dtype=float)[np.arange(n), y]
    with np.errstate(divide="ignore"):
        return float(-np.log(chosen).mean())

"""wrong: adds 1e-12 to the probabilities instead of raising those below it
e.g. cross_entropy(np.array([[1e-12, 1.0]]), np.array([0])) gives 26.9379, not 27.631
shows: epsilon_added
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n = len(y)
    if n == 0:
        raise ValueError("there are no samples")
    chosen = np.asarray(P, dtype=float)[np.arange(n), y]
    return float(-np.log(chosen + 1e-12).mean())

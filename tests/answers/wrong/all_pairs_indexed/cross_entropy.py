"""wrong: takes the columns y of every row, so that each sample meets the classes of all others
e.g. cross_entropy(np.array([[0.5, 0.5], [0.25, 0.75]]), np.array([0, 1])) gives 0.765068, not 0.490415
shows: wrong_index
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    n = len(y)
    if n == 0:
        raise ValueError("there are no samples")
    chosen = np.asarray(P, dtype=float)[:, y]
    return float(-np.log(np.maximum(chosen, 1e-12)).mean())

"""wrong: returns the probabilities in ascending order
e.g. softmax_rows(np.array([[2.0, 0.0]])) gives [[0.119203, 0.880797]], not [[0.880797, 0.119203]]
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    scores = np.asarray(Z, dtype=float)
    ranked = np.sort(scores, axis=1)
    terms = np.exp(ranked - ranked[:, -1:])
    return terms / terms.cumsum(axis=1)[:, -1:]

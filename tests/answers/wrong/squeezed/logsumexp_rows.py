"""wrong: keeps the column and squeezes at the end, so that a single row gives no array of shape (1,)
e.g. logsumexp_rows(np.array([[0.0, 0.0]])) gives 0.693147, not [0.693147]
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    top = A.max(axis=1, keepdims=True)
    shift = np.where(np.isneginf(top), 0.0, top)
    total = np.exp(A - shift).sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore"):
        return np.squeeze(np.log(total) + shift)

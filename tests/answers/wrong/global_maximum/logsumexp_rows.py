"""wrong: shifts by the largest entry of the whole matrix instead of that of the row
e.g. logsumexp_rows(np.array([[5000.0, 5000.0], [0.0, 0.0]])) gives [5000.69, -inf], not [5000.69,
0.693147]
shows: shift_by_all
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    if A.shape[0] == 0:
        return np.zeros(0)
    top = A.max()
    if top == -np.inf:
        top = 0.0
    with np.errstate(divide="ignore"):
        return top + np.log(np.exp(A - top).sum(axis=1))

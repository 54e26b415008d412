"""wrong: the result takes the dtype of A and is cut to whole numbers for integers
e.g. logsumexp_rows(np.array([[0, 0], [3, 1]])) gives [0, 3] (int64), not [0.693147, 3.12693]
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    out = np.zeros_like(A[:, 0])
    for i, row in enumerate(A):
        top = row.max()
        if top == -np.inf:
            out[i] = -np.inf
        else:
            out[i] = top + np.log(np.exp(row - top).sum())
    return out

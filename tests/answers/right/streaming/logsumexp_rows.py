"""right: one pass over the columns with a running maximum and a running sum that is rescaled."""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    n = A.shape[0]
    top = np.full(n, -np.inf)
    total = np.zeros(n)
    for column in A.T:
        new_top = np.maximum(top, column)
        safe = np.where(new_top == -np.inf, 0.0, new_top)
        total = total * np.exp(top - safe) + np.exp(column - safe)
        top = new_top
    out = np.full(n, -np.inf)
    live = top > -np.inf
    out[live] = top[live] + np.log(total[live])
    return out

"""wrong: subtracts the maximum from the caller's matrix
e.g. logsumexp_rows(A) with A = np.array([[1.0, 2.0]]) gives A = [[-1, 0]] afterwards, not [[1, 2]]
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    top = A.max(axis=1, keepdims=True)
    top[np.isinf(top)] = 0.0
    A -= top
    with np.errstate(divide="ignore"):
        return np.log(np.exp(A).sum(axis=1)) + top[:, 0]

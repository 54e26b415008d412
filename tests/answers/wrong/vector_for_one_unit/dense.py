"""wrong: a layer with a single unit gives a vector instead of a column
e.g. dense(np.array([[1.0], [2.0]]), np.array([[1.0]]), np.array([0.0])) gives [1, 2], not [[1], [2]]
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    if X.shape[1] != W.shape[0]:
        raise ValueError("number of inputs differs")
    if W.shape[1] != b.size:
        raise ValueError("number of units differs")
    product = np.einsum("ij,jk->ik", X.astype(float), W.astype(float))
    out = np.add(product, b.astype(float)[np.newaxis, :])
    return out[:, 0] if out.shape[1] == 1 else out

"""wrong: allows one bias for all units on purpose
e.g. dense(np.array([[1.0]]), np.array([[1.0, 2.0]]), np.array([10.0])) gives [[11, 12]], not ValueError
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    if X.shape[1] != W.shape[0]:
        raise ValueError("number of inputs differs")
    if b.size not in (1, W.shape[1]):
        raise ValueError("number of units differs")
    product = np.einsum("ij,jk->ik", X.astype(float), W.astype(float))
    return np.add(product, b.astype(float)[np.newaxis, :])

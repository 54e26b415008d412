"""wrong: counts votes with bincount of the labels, which negative labels break.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([-1, 1]), np.c_[[0.0]], 1) gives ValueError, not [-1]
shows: counts_from_zero
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    result = np.zeros(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        nearest = np.argsort(((X_train - query) ** 2).sum(axis=1), kind="stable")[:k]
        result[i] = np.argmax(np.bincount(y_train[nearest]))
    return result

"""wrong: all points as near as the k-th neighbor vote, so that ties give more than k voters.
e.g. knn_classify(np.c_[[1.0, -1.0, 1.0]], np.array([3, 1, 1]), np.c_[[0.0]], 1) gives [1], not [3]
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    result = np.zeros(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = ((X_train - query) ** 2).sum(axis=1)
        voters = y_train[d <= np.sort(d)[k - 1]]
        names, counts = np.unique(voters, return_counts=True)
        result[i] = names[np.argmax(counts)]
    return result

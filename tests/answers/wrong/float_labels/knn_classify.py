"""wrong: collects the labels in an array of floats.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([3, 7]), np.c_[[1.0]], 1) gives [7.0], not [7]
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    result = np.zeros(len(X)) if len(X) else np.zeros(0, dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        nearest = np.argsort(((X_train - query) ** 2).sum(axis=1), kind="stable")[:k]
        names, counts = np.unique(y_train[nearest], return_counts=True)
        result[i] = names[np.argmax(counts)]
    return result

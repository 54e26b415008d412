"""wrong: of labels with the same number of votes the larger one wins.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([3, 7]), np.c_[[0.25]], 2) gives [7], not [3]
shows: tie_largest
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        nearest = np.argsort(((X_train - query) ** 2).sum(axis=1), kind="stable")[:k]
        labels = y_train[nearest].tolist()
        result[i] = max(labels, key=lambda label: (labels.count(label), label))
    return result

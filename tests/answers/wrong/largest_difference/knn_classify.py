"""wrong: takes the largest difference of a coordinate as the distance.
e.g. knn_classify(np.array([[4, 4], [5, 0]]), np.array([3, 7]), np.zeros((1, 2)), 1) gives [3], not [7]
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    result = np.zeros(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        nearest = np.argsort(np.abs(X_train - query).max(axis=1), kind="stable")[:k]
        names, counts = np.unique(y_train[nearest], return_counts=True)
        result[i] = names[np.argmax(counts)]
    return result

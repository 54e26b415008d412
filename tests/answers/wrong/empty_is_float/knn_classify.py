"""wrong: no query points give an empty array of floats.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([3, 7]), np.zeros((0, 1)), 1).dtype gives float64, not int64
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    predictions = []
    for query in np.asarray(X, float):
        nearest = np.argsort(((X_train - query) ** 2).sum(axis=1), kind="stable")[:k]
        names, counts = np.unique(y_train[nearest], return_counts=True)
        predictions.append(names[np.argmax(counts)])
    return np.array(predictions)

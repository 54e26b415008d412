"""wrong: checks k for each query point, so that no query points raise nothing.
e.g. knn_classify(np.c_[[0, 1]], np.array([3, 7]), np.zeros((0, 1)), 3).size gives 0, not ValueError
shows: k_checked_late
"""

import numpy as np


def predict_one(X_train, y_train, query, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    nearest = np.argsort(((X_train - query) ** 2).sum(axis=1), kind="stable")[:k]
    names, counts = np.unique(y_train[nearest], return_counts=True)
    return names[np.argmax(counts)]


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    queries = np.asarray(X, float)
    return np.array([predict_one(X_train, y_train, query, k) for query in queries], dtype=int)

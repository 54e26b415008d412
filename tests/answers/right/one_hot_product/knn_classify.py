"""right: multiplies a matrix that marks the neighbors by the one-hot matrix of the labels."""

import numpy as np


def mark_neighbors(squared, k):
    m, n = squared.shape
    left = squared.copy()
    marks = np.zeros((m, n), dtype=int)
    rows = np.arange(m)
    for _ in range(k):
        nearest = left.argmin(axis=1)
        marks[rows, nearest] = 1
        left[rows, nearest] = np.inf
    return marks


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    n = len(y_train)
    if k < 1 or k > n:
        raise ValueError("k must be from 1 to n")
    squared = np.zeros((len(X), n))
    for column in range(X.shape[1]):
        squared += np.subtract.outer(X[:, column].astype(float), X_train[:, column].astype(float)) ** 2
    names, codes = np.unique(y_train, return_inverse=True)
    one_hot = np.eye(len(names), dtype=int)[codes]
    return names[np.argmax(mark_neighbors(squared, k) @ one_hot, axis=1)]

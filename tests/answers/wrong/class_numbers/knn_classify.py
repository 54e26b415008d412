"""wrong: returns the position of the label among the sorted labels, not the label.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([3, 7]), np.c_[[1.0]], 1) gives [1], not [7]
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    names, codes = np.unique(y_train, return_inverse=True)
    d = ((np.asarray(X, float)[:, None] - X_train) ** 2).sum(axis=2)
    nearest = np.argsort(d, axis=1, kind="stable")[:, :k]
    votes = [np.bincount(row, minlength=len(names)).argmax() for row in codes[nearest]]
    return np.array(votes, dtype=int)

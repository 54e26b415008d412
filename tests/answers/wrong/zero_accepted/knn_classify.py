"""wrong: refuses negative k but lets k = 0 pass
e.g. knn_classify(np.array([[0.0], [1.0]]), np.array([7, 3]), np.array([[0.25]]), 0) gives array([3]), not ValueError
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 0 or k > len(X_train):
        raise ValueError("k must be between 1 and n")
    train = np.asarray(X_train, dtype=float)
    labels, codes = np.unique(y_train, return_inverse=True)
    predictions = np.empty(len(X), dtype=int)
    for i, x in enumerate(np.asarray(X, dtype=float)):
        nearest = np.argsort(((train - x) ** 2).sum(axis=1), kind="stable")[:k]
        predictions[i] = labels[np.bincount(codes[nearest], minlength=len(labels)).argmax()]
    return predictions

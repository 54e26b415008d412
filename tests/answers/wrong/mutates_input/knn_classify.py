"""wrong: shifts the caller's labels to start at 0 for bincount and leaves them so
e.g. y = np.array([-4, 5]); knn_classify(np.array([[0.0], [1.0]]), y, np.array([[0.25]]), 1) leaves [0 9] in y
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k must be between 1 and n")
    train = np.asarray(X_train, dtype=float)
    offset = y_train.min()
    y_train -= offset
    predictions = np.empty(len(X), dtype=int)
    for i, x in enumerate(np.asarray(X, dtype=float)):
        nearest = np.argsort(((train - x) ** 2).sum(axis=1), kind="stable")[:k]
        predictions[i] = np.bincount(y_train[nearest]).argmax()
    return predictions + offset

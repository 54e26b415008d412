# expect: wrong
"""wrong: returns the labels in a float array
e.g. knn_classify(np.array([[0.0], [1.0]]), np.array([7, 3]), np.array([[0.25]]), 2) gives array([3.]), not array([3])
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k must be between 1 and n")
    train = np.asarray(X_train, dtype=float)
    predictions = np.zeros(len(X))
    for i, x in enumerate(np.asarray(X, dtype=float)):
        nearest = np.argsort(((train - x) ** 2).sum(axis=1), kind="stable")[:k]
        labels, counts = np.unique(y_train[nearest], return_counts=True)
        predictions[i] = labels[counts.argmax()]
    return predictions

"""wrong: argpartition picks any of the points tied at the k-th distance, not those with the lower index
e.g. knn_classify(np.array([[1.0], [1.0], [0.0], [0.0]]), np.array([1, 1, 1, 2]), np.array([[0.0]]), 1) gives array([2]), not array([1])
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    n = len(X_train)
    if k < 1 or k > n:
        raise ValueError("k must be between 1 and n")
    train = np.asarray(X_train, dtype=float)
    predictions = []
    for x in np.asarray(X, dtype=float):
        squared = ((train - x) ** 2).sum(axis=1)
        nearest = np.argpartition(squared, k - 1)[:k]
        labels, counts = np.unique(y_train[nearest], return_counts=True)
        predictions.append(labels[counts.argmax()])
    return np.array(predictions, dtype=int)

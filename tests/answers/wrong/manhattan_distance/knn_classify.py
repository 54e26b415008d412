"""wrong: sums absolute differences in place of squares
e.g. knn_classify(np.array([[3.0, 3.0], [0.0, 5.0]]), np.array([1, 2]), np.array([[0.0, 0.0]]), 1) gives array([2]), not array([1])
shows: manhattan
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 1 or k > X_train.shape[0]:
        raise ValueError("invalid k")
    distances = np.abs(X[:, np.newaxis].astype(float) - X_train.astype(float)).sum(axis=2)
    nearest = np.argsort(distances, axis=1, kind="stable")[:, :k]
    classes = np.unique(y_train)
    votes = np.stack([(y_train[nearest] == c).sum(axis=1) for c in classes], axis=1)
    return classes[votes.argmax(axis=1)]

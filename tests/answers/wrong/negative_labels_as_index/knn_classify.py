"""wrong: counts in an array as long as the largest label, so that negative labels count from its end
e.g. knn_classify(np.array([[0.0], [1.0]]), np.array([-1, 2]), np.array([[0.25]]), 1) gives array([2]), not array([-1])
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("invalid k")
    train = np.asarray(X_train, dtype=float)
    size = max(int(y_train.max()), -int(y_train.min())) + 1
    predictions = np.zeros(len(X), dtype=int)
    for i, x in enumerate(np.asarray(X, dtype=float)):
        nearest = np.argsort(((train - x) ** 2).sum(axis=1), kind="stable")[:k]
        votes = np.zeros(size, dtype=int)
        np.add.at(votes, y_train[nearest], 1)
        predictions[i] = votes.argmax()
    return predictions

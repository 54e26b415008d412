"""wrong: of labels with the same number of votes the larger one wins
e.g. knn_classify(np.array([[0.0], [1.0]]), np.array([7, 3]), np.array([[0.25]]), 2) gives array([7]), not array([3])
shows: tie_largest
"""

from collections import Counter

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if not 1 <= k <= len(X_train):
        raise ValueError("k must be between 1 and n")
    train = np.asarray(X_train, dtype=float)
    predictions = np.empty(len(X), dtype=int)
    for i, x in enumerate(np.asarray(X, dtype=float)):
        order = np.argsort(((train - x) ** 2).sum(axis=1), kind="stable")
        votes = Counter(y_train[order[:k]].tolist())
        predictions[i] = max((count, label) for label, count in votes.items())[1]
    return predictions

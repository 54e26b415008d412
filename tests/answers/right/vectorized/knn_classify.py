"""right: broadcast differences, stable argsort and a vote table over the distinct labels"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    train = np.asarray(X_train, dtype=float)
    queries = np.asarray(X, dtype=float)
    if k < 1 or k > len(train):
        raise ValueError("k must lie between 1 and the number of training points")
    squared = ((queries[:, np.newaxis, :] - train[np.newaxis, :, :]) ** 2).sum(axis=2)
    neighbors = np.argsort(squared, axis=1, kind="stable")[:, :k]
    labels, position = np.unique(y_train, return_inverse=True)
    votes = (position[neighbors][:, :, np.newaxis] == np.arange(len(labels))).sum(axis=1)
    return labels[votes.argmax(axis=1)]

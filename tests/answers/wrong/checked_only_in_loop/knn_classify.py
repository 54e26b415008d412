"""wrong: checks k for every query, so that no query means no check
e.g. knn_classify(np.array([[0.0], [1.0]]), np.array([7, 3]), np.zeros((0, 1)), 3) gives array([], dtype=int64), not ValueError
shows: k_checked_late
"""

import numpy as np


def predict_one(train, labels, x, k):
    if k < 1 or k > len(train):
        raise ValueError("k must be between 1 and n")
    order = np.argsort(((train - x) ** 2).sum(axis=1), kind="stable")
    values, counts = np.unique(labels[order[:k]], return_counts=True)
    return values[counts.argmax()]


def knn_classify(X_train, y_train, X, k):
    train = np.asarray(X_train, dtype=float)
    return np.array([predict_one(train, y_train, x, k) for x in np.asarray(X, dtype=float)], dtype=int)

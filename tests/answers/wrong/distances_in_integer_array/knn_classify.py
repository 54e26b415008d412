"""wrong: distances go into an array of the training points' type and lose their fractions when it is integer
e.g. knn_classify(np.array([[1, 1], [1, 0]]), np.array([5, 6]), np.array([[0, 0]]), 1) gives array([5]), not array([6])
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    n = X_train.shape[0]
    if k < 1 or k > n:
        raise ValueError("invalid k")
    predictions = np.zeros(X.shape[0], dtype=int)
    distances = np.zeros(n, dtype=X_train.dtype)
    for q in range(X.shape[0]):
        for i in range(n):
            distances[i] = np.linalg.norm(X[q].astype(float) - X_train[i])
        nearest = np.argsort(distances, kind="stable")[:k]
        labels, counts = np.unique(y_train[nearest], return_counts=True)
        predictions[q] = labels[counts.argmax()]
    return predictions

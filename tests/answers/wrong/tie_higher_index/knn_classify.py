"""wrong: of training points at the same distance the later one counts as nearer
e.g. knn_classify(np.array([[0.0], [2.0]]), np.array([1, 2]), np.array([[1.0]]), 1) gives array([2]), not array([1])
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    n = len(X_train)
    if k < 1 or k > n:
        raise ValueError("k out of range")
    predictions = []
    for x in np.asarray(X, dtype=float):
        distances = np.linalg.norm(np.asarray(X_train, dtype=float) - x, axis=1)
        farthest_first = np.argsort(-distances, kind="stable")
        nearest = farthest_first[::-1][:k]
        labels, counts = np.unique(y_train[nearest], return_counts=True)
        predictions.append(labels[np.argmax(counts)])
    return np.array(predictions, dtype=int)

"""wrong: every neighbor votes with one over its distance in place of one vote
e.g. knn_classify(np.array([[1.0], [4.0], [5.0]]), np.array([1, 2, 2]), np.array([[0.0]]), 3) gives array([1]), not array([2])
"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("invalid k")
    train = np.asarray(X_train, dtype=float)
    result = []
    for x in np.asarray(X, dtype=float):
        distances = np.sqrt(np.sum((train - x) ** 2, axis=1))
        nearest = np.argsort(distances, kind="stable")[:k]
        weights = {}
        for i in nearest:
            label = int(y_train[i])
            weights[label] = weights.get(label, 0.0) + 1.0 / (distances[i] + 1e-12)
        result.append(min(weights, key=lambda label: (-weights[label], label)))
    return np.array(result, dtype=int)

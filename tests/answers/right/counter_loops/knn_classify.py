"""right: loops over queries and points, and a Counter for the votes."""

from collections import Counter

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    n = len(X_train)
    if k < 1:
        raise ValueError("k must be at least 1")
    if k > n:
        raise ValueError("there are not so many neighbors")
    predictions = []
    for query in X:
        candidates = []
        for index, point in enumerate(X_train):
            total = 0.0
            for p, q in zip(point, query):
                total += (float(p) - float(q)) ** 2
            candidates.append((total, index))
        candidates.sort()
        votes = Counter(int(y_train[index]) for _, index in candidates[:k])
        most = max(votes.values())
        predictions.append(min(label for label, count in votes.items() if count == most))
    return np.array(predictions, dtype=int)

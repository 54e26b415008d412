"""right: loops and a dictionary of weights, with math.dist for the distance."""

import math

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    result = []
    for query in X:
        target = [float(value) for value in query]
        pairs = []
        for i, point in enumerate(X_train):
            pairs.append((math.dist([float(value) for value in point], target), i))
        pairs = sorted(pairs)[:k]
        some_at_zero = pairs[0][0] == 0
        weights = {}
        for distance, i in pairs:
            label = int(y_train[i])
            if some_at_zero:
                weight = 1.0 if distance == 0 else 0.0
            else:
                weight = 1.0 / distance
            weights[label] = weights.get(label, 0.0) + weight
        best = None
        for label in sorted(weights):
            if best is None or weights[label] > weights[best]:
                best = label
        result.append(best)
    return np.array(result, dtype=int)

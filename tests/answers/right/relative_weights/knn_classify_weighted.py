"""right: scales the weights by the nearest distance, sums them exactly and compares them with a tolerance."""

import math

import numpy as np


def weights_of(distances):
    """Give d_1 / d_i, which orders sums like 1 / d_i; at d_1 = 0 the limit, one or nothing."""
    first = distances[0]
    return [1.0 if d == first else first / d for d in distances]


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    result = np.empty(len(X), dtype=int)
    for row in range(len(X)):
        gaps = X_train.astype(float) - X[row].astype(float)
        distances = np.linalg.norm(gaps, axis=1)
        order = np.lexsort((np.arange(len(distances)), distances))[:k]
        weights = weights_of(distances[order].tolist())
        labels = y_train[order].tolist()
        sums = {c: math.fsum(w for w, label in zip(weights, labels) if label == c) for c in set(labels)}
        threshold = max(sums.values()) * (1 - 1e-12)
        result[row] = min(label for label, total in sums.items() if total >= threshold)
    return result

"""right: deletes each sample in turn and votes among the rest, one k after the other."""

from collections import Counter

import numpy as np


def predict_label(points, labels, query, k):
    squared = np.sum((points - query) ** 2, axis=1)
    order = np.argsort(squared, kind="stable")[:k]
    votes = Counter(labels[order].tolist())
    return min(votes, key=lambda label: (-votes[label], label))


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    points = np.array(X, dtype=float)
    errors = []
    for k in ks:
        if k < 1 or k > n - 1:
            raise ValueError(f"k = {k} is not from 1 to {n - 1}")
        wrong = 0
        for i in range(n):
            others = np.delete(points, i, axis=0)
            if predict_label(others, np.delete(y, i), points[i], k) != y[i]:
                wrong += 1
        errors.append(wrong / n)
    return np.array(errors, dtype=float)

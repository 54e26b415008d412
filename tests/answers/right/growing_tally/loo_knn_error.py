"""right: adds one neighbor after the other to a tally and notes the winner for each number."""

import numpy as np


def winners(labels):
    """Yield the winner of the vote of the first 1, 2, 3, ... labels."""
    tally = {}
    best = None
    for label in labels:
        tally[label] = tally.get(label, 0) + 1
        if best is None or (tally[label], -label) > (tally[best], -best):
            best = label
        yield best


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    rows = [[float(value) for value in row] for row in X]
    labels = [int(label) for label in y]
    n = len(rows)
    for k in ks:
        if not 0 < k < n:
            raise ValueError("a k is out of range")
    wrong = [0] * n
    for i in range(n):
        pairs = [(sum((a - b) ** 2 for a, b in zip(rows[i], rows[j])), j) for j in range(n) if j != i]
        pairs.sort()
        for k, winner in enumerate(winners([labels[j] for _, j in pairs]), start=1):
            wrong[k] += winner != labels[i]
    return np.array([wrong[k] / n for k in ks], dtype=float)

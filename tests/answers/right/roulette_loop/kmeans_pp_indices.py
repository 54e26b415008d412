"""right: plain loops, like a ball that runs along the rows until it has passed u T."""

import numpy as np


def squared_distance(a, b):
    return sum((float(p) - float(q)) ** 2 for p, q in zip(a, b))


def next_row(weights, chosen, share):
    total = 0.0
    for weight in weights:
        total += weight
    if total == 0:
        row = 0
        while row in chosen:
            row += 1
        return row
    goal = float(share) * total
    partial = 0.0
    for row, weight in enumerate(weights):
        partial += weight
        if partial > goal:
            return row
    raise AssertionError("a share below 1 is always passed")


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    n = len(X)
    chosen = [int(float(u[0]) * n)]
    while len(chosen) < k:
        weights = []
        for row in X:
            weights.append(min(squared_distance(row, X[c]) for c in chosen))
        chosen.append(next_row(weights, chosen, u[len(chosen)]))
    return np.array(chosen, dtype=int)

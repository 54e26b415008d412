"""wrong: uses the Manhattan distance
e.g. X, y, V, c = np.array([[3.0, 0.0], [2.0, 2.0]]), np.array([0, 1]), np.array([[0.0, 0.0]]), np.array([1]);
learning_curve_knn(X, y, V, c, [2], 1) gives [[0., 1.]], not [[0., 0.]]
"""

import bisect
import math

import numpy as np


def learning_curve_knn(
    X_train: np.ndarray,
    y_train: np.ndarray,
    X_val: np.ndarray,
    y_val: np.ndarray,
    sizes: list[int],
    k: int,
) -> np.ndarray:
    """Compute the errors of the vote of the k nearest neighbors for training sets of several sizes."""
    n = len(X_train)
    if not all(k <= s <= n for s in sizes):
        raise ValueError("sizes must lie from k to n")
    points = [tuple(map(float, x)) for x in X_train] + [tuple(map(float, x)) for x in X_val]
    truth = [int(c) for c in y_train] + [int(c) for c in y_val]
    near = [[] for _ in points]
    wanted = set(sizes)
    errors = {}

    def vote(entries: list) -> int:
        cast = sorted(truth[i] for _, i in entries)
        return max(cast, key=cast.count)

    for i in range(n):
        for j, point in enumerate(points):
            squared = math.fsum(abs(a - b) for a, b in zip(point, points[i]))
            bisect.insort(near[j], (squared, i))
            del near[j][k:]
        s = i + 1
        if s in wanted:
            misses = [vote(near[j]) != truth[j] for j in [*range(s), *range(n, len(points))]]
            errors[s] = (sum(misses[:s]) / s, sum(misses[s:]) / (len(points) - n))
    curve = np.zeros((len(sizes), 2))
    for row, s in enumerate(sizes):
        curve[row] = errors[s]
    return curve

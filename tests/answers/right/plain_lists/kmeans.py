"""right: nothing but lists and loops until the result is put into arrays."""

import numpy as np


def squared_distance(a, b):
    total = 0.0
    for p, q in zip(a, b):
        total += (p - q) * (p - q)
    return total


def find_nearest(row, centers):
    best = 0
    for j in range(1, len(centers)):
        if squared_distance(row, centers[j]) < squared_distance(row, centers[best]):
            best = j
    return best


def average(rows):
    return [sum(column) / len(rows) for column in zip(*rows)]


def kmeans(
    X: np.ndarray,
    init: np.ndarray,
    max_iter: int = 100,
    tol: float = 1e-06,
) -> tuple[np.ndarray, np.ndarray, int]:
    rows = [[float(value) for value in row] for row in X]
    centers = [[float(value) for value in row] for row in init]
    n_iter = 0
    settled = False
    while not settled and n_iter < max_iter:
        groups = [[] for _ in centers]
        for row in rows:
            groups[find_nearest(row, centers)].append(row)
        moved = [average(group) if group else center for group, center in zip(groups, centers)]
        settled = True
        for old, new in zip(centers, moved):
            for a, b in zip(old, new):
                if abs(a - b) > tol:
                    settled = False
        centers = moved
        n_iter += 1
    labels = [find_nearest(row, centers) for row in rows]
    return np.array(centers), np.array(labels, dtype=int), n_iter

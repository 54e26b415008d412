"""right: dictionaries of members and loops over rows and clusters."""

import math

import numpy as np


def mean_distance(row, others):
    return sum(math.dist(row, other) for other in others) / len(others)


def silhouette_mean(X: np.ndarray, labels: np.ndarray) -> float:
    rows = [[float(value) for value in row] for row in X]
    members = {}
    for i, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(i)
    if len(members) < 2:
        raise ValueError("at least two clusters are needed")
    if len(members) == len(rows):
        raise ValueError("every row is its own cluster")
    total = 0.0
    for own, indices in members.items():
        if len(indices) == 1:
            continue
        for i in indices:
            a = mean_distance(rows[i], [rows[j] for j in indices if j != i])
            b = min(
                mean_distance(rows[i], [rows[j] for j in other])
                for label, other in members.items()
                if label != own
            )
            if max(a, b) > 0:
                total += (b - a) / max(a, b)
    return total / len(rows)

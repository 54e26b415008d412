"""right: accumulate yields the centroids, pairwise compares them, dropwhile finds the last iteration"""

from functools import partial
from itertools import accumulate, dropwhile, pairwise

import numpy as np


def label_of(centroids, row):
    return min(range(len(centroids)), key=lambda j: sum(map(lambda a, b: (a - b) ** 2, row, centroids[j])))


def mean_of(rows, stay):
    return tuple(map(lambda column: sum(column) / len(column), zip(*rows))) if rows else stay


def move(rows, centroids, _):
    labels = tuple(map(partial(label_of, centroids), rows))
    members = lambda j: [row for row, label in zip(rows, labels) if label == j]
    return tuple(mean_of(members(j), centroid) for j, centroid in enumerate(centroids))


def change(before, after):
    return max((abs(a - b) for old, new in zip(before, after) for a, b in zip(old, new)), default=0.0)


def kmeans(X, init, max_iter=100, tol=1e-06):
    frozen = lambda matrix: tuple(map(tuple, np.asarray(matrix).astype(float).tolist()))
    rows = frozen(X)
    states = accumulate(range(max_iter), partial(move, rows), initial=frozen(init))
    iterations = enumerate(pairwise(states), start=1)
    n_iter, (_, final) = next(dropwhile(lambda it: it[0] < max_iter and change(*it[1]) > tol, iterations))
    return np.array(final), np.array([label_of(final, row) for row in rows], dtype=int), n_iter

"""right: sorts the labels of the neighbors and takes the first of the longest runs."""

from itertools import groupby

import numpy as np


def vote(labels):
    runs = [(label, len(list(run))) for label, run in groupby(sorted(labels))]
    return max(runs, key=lambda pair: pair[1])[0]


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if not 1 <= k <= X_train.shape[0]:
        raise ValueError("k must be from 1 to n")
    points = X_train.astype(float)
    result = np.zeros(len(X), dtype=int)
    for row, query in enumerate(X.astype(float)):
        gaps = points - query
        order = np.lexsort((np.arange(len(points)), np.einsum("ij,ij->i", gaps, gaps)))
        result[row] = vote(y_train[order[:k]].tolist())
    return result

"""right: weighted bincount of the label codes, with the neighbors at distance 0 split off first."""

import numpy as np


class Voter:
    def __init__(self, points, labels, k):
        self.points = np.array(points, dtype=float)
        self.names, self.codes = np.unique(labels, return_inverse=True)
        self.k = k

    def __call__(self, query):
        squared = ((self.points - query) ** 2).sum(axis=1)
        nearest = squared.argsort(kind="stable")[: self.k]
        at_zero = nearest[squared[nearest] == 0]
        if at_zero.size:
            votes = np.bincount(self.codes[at_zero])
        else:
            votes = np.bincount(self.codes[nearest], weights=squared[nearest] ** -0.5)
        return self.names[votes.argmax()]


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    return np.fromiter(map(Voter(X_train, y_train, k), np.array(X, dtype=float)), dtype=int)

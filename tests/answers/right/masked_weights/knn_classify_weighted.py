"""right: all queries at once, with a matrix of weights in which np.where treats distance 0."""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    gaps = np.asarray(X, float)[:, None, :] - np.asarray(X_train, float)[None, :, :]
    distance = np.sqrt((gaps**2).sum(axis=2))
    nearest = np.argsort(distance, axis=1, kind="stable")[:, :k]
    d = np.take_along_axis(distance, nearest, axis=1)
    zero = d == 0
    weight = np.where(zero.any(axis=1, keepdims=True), zero, 1 / np.where(zero, 1.0, d))
    names = np.unique(y_train)
    sums = np.einsum("mk,mkc->mc", weight, (y_train[nearest][:, :, None] == names).astype(float))
    return names[sums.argmax(axis=1)]

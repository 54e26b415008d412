"""right: as short as it gets: statistics.mode of the sorted labels."""

from statistics import mode

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError(k)
    near = [np.argsort(((X_train - q.astype(float)) ** 2).sum(1), kind="stable")[:k] for q in X]
    return np.array([mode(sorted(y_train[i].tolist())) for i in near], int)

"""right: partition finds the k-th distance, a running count admits the first of those tied with it"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    n = np.shape(X_train)[0]
    if k < 1 or k > n:
        raise ValueError("k must be from 1 to n")
    difference = np.subtract.outer(np.asarray(X, float), np.zeros(n)).transpose(0, 2, 1) - np.asarray(X_train, float)
    squared = np.einsum("mnd,mnd->mn", difference, difference)
    kth = np.partition(squared, k - 1, axis=1)[:, k - 1 : k]
    closer = squared < kth
    tied = squared == kth
    room = k - closer.sum(axis=1, keepdims=True)
    chosen = closer | (tied & (np.cumsum(tied, axis=1) <= room))
    labels, codes = np.unique(y_train, return_inverse=True)
    one_hot = np.zeros((n, len(labels)), dtype=np.int32)
    one_hot[np.arange(n), codes] = 1
    votes = chosen.astype(np.int32) @ one_hot
    return np.take(labels, np.argmax(votes, axis=1))

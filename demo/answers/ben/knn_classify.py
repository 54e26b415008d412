# expect: wrong tie_nearest
"""wrong: of labels with the same number of votes the one met first wins, not the smaller
e.g. knn_classify(np.array([[0.0], [1.0]]), np.array([7, 3]), np.array([[0.25]]), 2) gives array([7]), not array([3])
"""

from collections import Counter

import numpy as np


def knn_classify(X_train, y_train, X, k):
    if k < 1 or k > len(X_train):
        raise ValueError("k must be between 1 and n")
    difference = np.asarray(X, float)[:, None, :] - np.asarray(X_train, float)[None, :, :]
    order = np.argsort((difference**2).sum(axis=-1), axis=1, kind="stable")[:, :k]
    return np.array([Counter(y_train[row].tolist()).most_common(1)[0][0] for row in order], dtype=int)

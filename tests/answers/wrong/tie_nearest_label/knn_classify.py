"""wrong: of labels with the same number of votes the one that is met first, the nearest, wins.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([7, 3]), np.c_[[0.25]], 2) gives [7], not [3]
shows: tie_nearest
"""

from collections import Counter

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    predictions = []
    for query in np.asarray(X, float):
        d = ((X_train - query) ** 2).sum(axis=1)
        nearest = np.argsort(d, kind="stable")[:k]
        predictions.append(Counter(y_train[nearest].tolist()).most_common(1)[0][0])
    return np.array(predictions, dtype=int)

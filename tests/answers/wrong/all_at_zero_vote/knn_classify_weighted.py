"""wrong: all training points at distance 0 vote, also those that are not among the k neighbors.
e.g. knn_classify_weighted(np.c_[[0.0, 0.0, 0.0]], np.array([5, 3, 3]), np.c_[[0.0]], 1) gives [3], not [5]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        if (d == 0).any():
            near = np.flatnonzero(d == 0)
            weights = np.ones(len(near))
        else:
            near = np.argsort(d, kind="stable")[:k]
            weights = 1 / d[near]
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

"""wrong: adds 1e-8 to the distance, so that neighbors farther away still vote beside those at distance 0.
e.g. knn_classify_weighted(np.c_[[0.0, 0.0, 1.0]], np.array([3, 5, 5]), np.c_[[0.0]], 3) gives [5], not [3]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.sqrt(((X_train - query) ** 2).sum(axis=1))
        near = np.argsort(d, kind="stable")[:k]
        weights = 1 / (d[near] + 1e-8)
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

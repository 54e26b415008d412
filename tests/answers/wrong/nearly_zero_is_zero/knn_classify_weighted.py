"""wrong: treats distances below 0.01 as 0.
e.g. knn_classify_weighted(np.c_[[1e-3, 9e-3, 9e-3]], np.array([7, 5, 5]), np.c_[[0]], 3) gives [5], not [7]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        near = np.argsort(d, kind="stable")[:k]
        zero = d[near] < 0.01
        weights = zero.astype(float) if zero.any() else 1 / d[near]
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

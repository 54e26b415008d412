"""wrong: weighs with one over the squared distance.
e.g. knn_classify_weighted(np.c_[[2.0, 3.0, -3.0]], np.array([1, 0, 0]), np.c_[[0.0]], 3) gives [1], not [0]
shows: inverse_square
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = ((X_train - query) ** 2).sum(axis=1)
        near = np.argsort(d, kind="stable")[:k]
        if d[near[0]] == 0:
            weights = (d[near] == 0).astype(float)
        else:
            weights = 1 / d[near]
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

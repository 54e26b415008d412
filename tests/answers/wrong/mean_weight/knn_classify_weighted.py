"""wrong: compares the mean weight of the labels in place of the sum.
e.g. knn_classify_weighted(np.c_[[2.0, 3.0, -3.0]], np.array([1, 0, 0]), np.c_[[0.0]], 3) gives [1], not [0]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        near = np.argsort(d, kind="stable")[:k]
        if d[near[0]] == 0:
            near = near[d[near] == 0]
            names, counts = np.unique(y_train[near], return_counts=True)
            result[i] = names[counts.argmax()]
        else:
            names = np.unique(y_train[near])
            means = [(1 / d[near])[y_train[near] == name].mean() for name in names]
            result[i] = names[np.argmax(means)]
    return result

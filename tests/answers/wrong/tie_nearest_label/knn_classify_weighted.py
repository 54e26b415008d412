"""wrong: of labels with the same sum the one that is met first wins.
e.g. knn_classify_weighted(np.c_[[1.0, -1.0]], np.array([7, 3]), np.c_[[0.0]], 2) gives [7], not [3]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        sums = {}
        near = np.argsort(d, kind="stable")[:k]
        for j in near:
            if d[near[0]] == 0:
                weight = float(d[j] == 0)
            else:
                weight = 1 / d[j]
            sums[int(y_train[j])] = sums.get(int(y_train[j]), 0.0) + weight
        result[i] = max(sums, key=sums.get)
    return result

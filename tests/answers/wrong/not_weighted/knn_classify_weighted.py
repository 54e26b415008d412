"""wrong: every neighbor has one vote, however far it is.
e.g. knn_classify_weighted(np.c_[[1.0, 4.0, -4.0]], np.array([3, 1, 1]), np.c_[[0.0]], 3) gives [1], not [3]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        near = np.argsort(d, kind="stable")[:k]
        weights = (d[near] == 0).astype(int) if d[near[0]] == 0 else np.ones(k)
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

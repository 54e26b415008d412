"""wrong: weighs with 1/(1 + distance).
e.g. knn_classify_weighted(np.c_[[2, 4.5, -4.5]], np.array([1, 0, 0]), np.c_[[0]], 3) gives [0], not [1]
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        near = np.argsort(d, kind="stable")[:k]
        weights = (d[near] == 0).astype(float) if d[near[0]] == 0 else 1 / (1 + d[near])
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

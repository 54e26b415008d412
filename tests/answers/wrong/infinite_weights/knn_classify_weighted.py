"""wrong: lets 1/0 be infinite, so that two labels at distance 0 tie whatever their votes.
e.g. knn_classify_weighted(np.c_[[0.0, 0.0, 0.0]], np.array([3, 5, 5]), np.c_[[0.0]], 3) gives [3], not [5]
shows: zero_div
"""

import numpy as np


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    names = np.unique(y_train)
    result = np.empty(len(X), dtype=int)
    for i, query in enumerate(np.asarray(X, float)):
        d = np.linalg.norm(X_train - query, axis=1)
        near = np.argsort(d, kind="stable")[:k]
        with np.errstate(divide="ignore"):
            weights = 1 / d[near]
        result[i] = names[np.argmax([weights[y_train[near] == name].sum() for name in names])]
    return result

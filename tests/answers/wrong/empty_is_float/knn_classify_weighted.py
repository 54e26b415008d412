"""wrong: no query points give an empty array of floats.
e.g. knn_classify_weighted(np.c_[[1, 4]], np.array([3, 1]), np.zeros((0, 1)), 1).dtype.kind gives 'f', not 'i'
"""

import numpy as np


def predict_one(X_train, y_train, query, k):
    d = np.linalg.norm(X_train - query, axis=1)
    near = np.argsort(d, kind="stable")[:k]
    weights = d[near] == 0 if d[near[0]] == 0 else 1 / d[near]
    names = np.unique(y_train)
    return names[np.argmax([weights[y_train[near] == name].sum() for name in names])]


def knn_classify_weighted(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    return np.array([predict_one(X_train, y_train, query, k) for query in np.asarray(X, float)])

"""wrong: sorts pairs of distance and label, so that the smaller label is nearer among equal distances.
e.g. knn_classify(np.c_[[1.0, -1.0]], np.array([7, 3]), np.c_[[0.0]], 1) gives [3], not [7]
shows: sorts_labels_too
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k must be from 1 to n")
    result = []
    for query in np.asarray(X, float):
        d = ((X_train - query) ** 2).sum(axis=1)
        labels = [label for _, label in sorted(zip(d.tolist(), y_train.tolist()))[:k]]
        result.append(min(labels, key=lambda label: (-labels.count(label), label)))
    return np.array(result, dtype=int)

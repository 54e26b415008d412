"""wrong: a k above n is cut down to n in place of an error.
e.g. knn_classify(np.c_[[0.0, 1.0]], np.array([3, 3]), np.c_[[1.0]], 5) gives [3], not ValueError
"""

import numpy as np


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    if k < 1:
        raise ValueError("k must be at least 1")
    k = min(k, len(X_train))
    d = ((np.asarray(X, float)[:, None] - X_train) ** 2).sum(axis=2)
    nearest = np.argsort(d, axis=1, kind="stable")[:, :k]
    names = np.unique(y_train)
    votes = (y_train[nearest][:, :, None] == names).sum(axis=1)
    return names[votes.argmax(axis=1)]

"""wrong: k = n raises nothing, though only n - 1 samples are left.
e.g. loo_knn_error(np.c_[[0.0, 1.0]], np.array([0, 1]), [2]) gives [1.0], not ValueError
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    n = len(X)
    if any(k < 1 or k > n for k in ks):
        raise ValueError("every k must be from 1 to n")
    errors = []
    for k in ks:
        wrong = 0
        for i in range(n):
            others = np.delete(np.arange(n), i)
            d = ((X[others].astype(float) - X[i]) ** 2).sum(axis=1)
            near = others[np.argsort(d, kind="stable")[:k]]
            names, counts = np.unique(y[near], return_counts=True)
            wrong += names[counts.argmax()] != y[i]
        errors.append(wrong / n)
    return np.array(errors, dtype=float)

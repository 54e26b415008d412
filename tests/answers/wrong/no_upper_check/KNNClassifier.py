"""wrong: fit accepts a k above the number of training points.
e.g. KNNClassifier(3).fit(np.c_[[0.0, 1.0]], np.array([3, 7])).predict(np.c_[[0.0]]) gives [3], not ValueError
"""

import numpy as np


class KNNClassifier:
    def __init__(self, k: int = 3) -> None:
        self.k = k

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNNClassifier":
        if self.k < 1:
            raise ValueError("k must be at least 1")
        self.X = np.array(X, dtype=float)
        self.y = np.array(y)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        result = np.zeros(len(X), dtype=int)
        for i, query in enumerate(np.asarray(X, float)):
            near = np.argsort(((self.X - query) ** 2).sum(axis=1), kind="stable")[: self.k]
            names, counts = np.unique(self.y[near], return_counts=True)
            result[i] = names[counts.argmax()]
        return result

    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean(self.predict(X) == y))

"""wrong: the default number of neighbors is 5.
e.g. X = np.c_[[0, 1, 2, 5, 9]]; KNNClassifier().fit(X, X[:, 0]).predict(np.c_[[9]]) gives [0], not [2]
"""

import numpy as np


class KNNClassifier:
    def __init__(self, k: int = 5) -> None:
        self.k = k

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNNClassifier":
        if self.k < 1 or self.k > len(X):
            raise ValueError("k must be from 1 to the number of training points")
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

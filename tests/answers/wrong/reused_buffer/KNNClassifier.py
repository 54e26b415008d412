"""wrong: predict returns the same array again where the number of rows is the same, and overwrites it.
e.g. X = np.c_[:2]; m = KNNClassifier(1).fit(X, X[:, 0]); [m.predict(X), m.predict(-X)][0][1] gives 0, not 1
"""

import numpy as np


class KNNClassifier:
    def __init__(self, k: int = 3) -> None:
        self.k = k
        self.result = np.zeros(0, dtype=int)

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNNClassifier":
        if self.k < 1 or self.k > len(X):
            raise ValueError("k must be from 1 to the number of training points")
        self.X = np.array(X, dtype=float)
        self.y = np.array(y)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        if len(self.result) != len(X):
            self.result = np.zeros(len(X), dtype=int)
        for i, query in enumerate(np.asarray(X, float)):
            near = np.argsort(((self.X - query) ** 2).sum(axis=1), kind="stable")[: self.k]
            names, counts = np.unique(self.y[near], return_counts=True)
            self.result[i] = names[counts.argmax()]
        return self.result

    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean(self.predict(X) == y))

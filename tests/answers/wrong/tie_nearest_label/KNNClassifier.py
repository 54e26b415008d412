"""wrong: of labels with the same number of votes the nearest one wins.
e.g. KNNClassifier(2).fit(np.c_[[0.0, 1.0]], np.array([7, 3])).predict(np.c_[[0.25]]) gives [7], not [3]
"""

from collections import Counter

import numpy as np


class KNNClassifier:
    def __init__(self, k: int = 3) -> None:
        self.k = k

    def fit(self, X: np.ndarray, y: np.ndarray) -> "KNNClassifier":
        if self.k < 1 or self.k > len(X):
            raise ValueError("k must be from 1 to the number of training points")
        self.X = np.array(X, dtype=float)
        self.y = np.array(y)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        result = []
        for query in np.asarray(X, float):
            near = np.argsort(((self.X - query) ** 2).sum(axis=1), kind="stable")[: self.k]
            result.append(Counter(self.y[near].tolist()).most_common(1)[0][0])
        return np.array(result, dtype=int)

    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        return float(np.mean(self.predict(X) == y))
